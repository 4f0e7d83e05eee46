package io.adledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.api.access.Issuer;
import io.adledger.lambda.local.FunctionFailedException;
import io.adledger.lambda.local.LocalFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartFunctionTest {

    /** Lambda's own limit is 50 MB; what is more than this was not meant to be in it. */
    private static final long MOST_BYTES = 25_000_000;

    @TempDir
    private Path folder;

    @Test
    void itsArchiveHasWhatItNeedsAndNothingElse() throws IOException {
        assertThat(Files.size(CommandFunction.ARCHIVE)).isLessThan(MOST_BYTES);
        try (ZipFile archive = new ZipFile(CommandFunction.ARCHIVE.toFile())) {
            List<String> libraries = archive.stream().map(ZipEntry::getName).toList();
            assertThat(libraries)
                    .anyMatch(name -> name.startsWith("lib/command-service-"))
                    .anyMatch(name -> name.startsWith("lib/micronaut-function-aws-api-proxy-"))
                    .anyMatch(name -> name.startsWith("lib/url-connection-client-"))
                    .noneMatch(name -> name.matches(
                            "lib/(netty-|micronaut-http-server-netty|apache-client|aws-crt|ledger-|query-|s3-|junit|mockito"
                                    + "|aws-lambda-java-core|aws-lambda-java-runtime).*"));
        }
    }

    @Test
    void withoutTokensItDoesNotStart() {
        assertThatThrownBy(() -> LocalFunction.start(CommandFunction.settings()))
                .isInstanceOf(FunctionFailedException.class)
                .hasMessageContaining("it would be open to everyone: set adledger.tokens.issuer");
    }

    @Test
    void whenItIsKeptItHasRehearsedAndHoldsNoConnection() throws Exception {
        try (LocalFunction function = LocalFunction.start(CommandFunction.wanting(new Issuer(), folder)
                .with("ADLEDGER_LEDGER_ENDPOINT", "http://127.0.0.1:1")
                .withSnapStart())) {
            assertThat(function.connections()).as("the one to Lambda itself").isEqualTo(1);

            assertThat(function.restore()).isPositive();
        }
    }
}
