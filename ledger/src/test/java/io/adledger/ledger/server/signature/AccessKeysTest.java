package io.adledger.ledger.server.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in a file of the AWS CLI's format. */
class AccessKeysTest {

    @TempDir
    private Path directory;

    @Test
    void everyProfileThatHasAKeyAddsIt() throws IOException {
        AccessKeys keys = AccessKeys.of(file("""
            [default]
            aws_access_key_id = ONE
            aws_secret_access_key = first
            # a comment
            [other]
            aws_access_key_id=TWO
            aws_secret_access_key=second
            aws_session_token=token
            [without]
            region = us-east-1
            """));

        assertThat(keys.find("ONE")).contains(AccessKey.lasting("ONE", "first"));
        assertThat(keys.find("TWO")).contains(new AccessKey("TWO", "second", Optional.of("token")));
        assertThat(keys.find("THREE")).isEmpty();
    }

    @Test
    void aFileWithoutKeysIsRefused() throws IOException {
        for (String content : new String[] {"", "[default]\nregion = us-east-1\n", "what is this"}) {
            Path file = file(content);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> AccessKeys.of(file))
                    .withMessageContaining(file.toString());
        }
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        Path file = directory.resolve("missing");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessKeys.of(file))
                .withMessageContaining(file.toString());
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("credentials"), content);
    }
}
