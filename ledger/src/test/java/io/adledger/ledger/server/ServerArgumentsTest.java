package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerArgumentsTest {

    @Test
    void withoutArgumentsThereAreDefaults() {
        assertThat(ServerArguments.parse())
                .isEqualTo(new ServerArguments(
                        Path.of(".adledger", "ledger"),
                        Optional.empty(),
                        "127.0.0.1",
                        8081,
                        "ads",
                        Optional.empty(),
                        Optional.empty(),
                        "us-east-1",
                        "000000000000",
                        Optional.empty(),
                        false,
                        false));
    }

    @Test
    void everyArgumentIsTaken() {
        String line = "--port 0 --ledger cars --data /x --address ::1 --credentials /c --tls-certificate /t"
                + " --tls-key /k --region eu-west-1 --account 123456789012 --journal-table j --catalog-table c --log-metrics 60 --replica --help";

        assertThat(ServerArguments.parse(line.split(" ")))
                .isEqualTo(new ServerArguments(
                        Path.of("/x"),
                        Optional.of(new LedgerTables("j", "c")),
                        "::1",
                        0,
                        "cars",
                        Optional.of(Path.of("/c")),
                        Optional.of(new TlsCertificate(Path.of("/t"), Path.of("/k"))),
                        "eu-west-1",
                        "123456789012",
                        Optional.of(Duration.ofSeconds(60)),
                        true,
                        true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--unknown 1",
                "--port",
                "--port x",
                "--log-metrics 0",
                "--port 65536",
                "--port -1",
                "8081",
                "--tls-key /k",
                "--tls-certificate /t",
                "--journal-table j",
                "--catalog-table c",
                "--account 12"
            })
    void whatIsNotUnderstoodIsRefused(String arguments) {
        assertThatIllegalArgumentException().isThrownBy(() -> ServerArguments.parse(arguments.split(" ")));
    }

    @Test
    void keysComeFromTheEnvironmentUnlessAFileIsNamed() {
        Map<String, String> environment =
                Map.of("ADLEDGER_ACCESS_KEY_ID", "ONE", "ADLEDGER_SECRET_ACCESS_KEY", "secret");

        assertThat(LedgerServerMain.settings(ServerArguments.parse(), environment)
                        .accessKeys())
                .isPresent();
        assertThat(LedgerServerMain.settings(ServerArguments.parse(), Map.of()).accessKeys())
                .isEmpty();
    }

    @Test
    void withoutKeysNoOtherMachineIsServed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LedgerServerMain.settings(ServerArguments.parse("--address", "0.0.0.0"), Map.of()))
                .withMessageContaining("0.0.0.0")
                .withMessageContaining("--credentials");
    }
}
