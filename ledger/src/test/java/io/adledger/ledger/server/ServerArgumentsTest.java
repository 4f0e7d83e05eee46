package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerArgumentsTest {

    @Test
    void withoutArgumentsThereAreDefaults() {
        assertThat(ServerArguments.parse())
                .isEqualTo(new ServerArguments(Path.of(".adledger", "ledger"), 8081, "ads", false));
    }

    @Test
    void everyArgumentIsTaken() {
        assertThat(ServerArguments.parse("--port", "0", "--ledger", "cars", "--data", "/x", "--help"))
                .isEqualTo(new ServerArguments(Path.of("/x"), 0, "cars", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--unknown 1", "--port", "--port x", "--port 65536", "--port -1", "8081"})
    void whatIsNotUnderstoodIsRefused(String arguments) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerArguments.parse(arguments.split(" ")));
    }
}
