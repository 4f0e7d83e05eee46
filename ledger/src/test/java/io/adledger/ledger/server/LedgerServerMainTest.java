package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a process. */
class LedgerServerMainTest {

    @TempDir
    private Path data;

    @Test
    void whatWasCommittedIsThereAfterACleanStop() {
        try (LedgerProcess process =
                LedgerProcess.start("--data", data.toString(), "--port", "0", "--ledger", "cars")) {
            URI endpoint = process.endpoint();
            try (LedgerClient driver = Endpoint.at(endpoint).driver("cars")) {
                driver.run(transaction -> {
                    transaction.execute("CREATE TABLE Vehicles");
                });
            }
            assertThat(process.stop()).isEqualTo(128 + 15);
        }

        try (LedgerProcess process = LedgerProcess.start("--data", data.toString(), "--port", "0", "--ledger", "cars");
                LedgerClient driver = Endpoint.at(process.endpoint()).driver("cars")) {
            assertThat(driver.tableNames()).containsExactly("Vehicles");
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                LedgerProcess process = LedgerProcess.start(
                        "--data", data.toString(), "--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(process.output()).contains("cannot listen on port " + taken.getLocalPort());
            assertThat(process.exitStatus()).isEqualTo(1);
        }
    }
}
