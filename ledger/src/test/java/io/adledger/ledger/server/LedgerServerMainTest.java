package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldb.model.LedgerState;
import software.amazon.awssdk.services.qldb.model.LedgerSummary;
import software.amazon.awssdk.services.qldb.model.PermissionsMode;

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
    void asAReplicaItTakesNoWrites() {
        try (LedgerProcess process = LedgerProcess.start("--data", data.toString(), "--port", "0", "--replica");
                LedgerClient driver = Endpoint.at(process.endpoint()).driver("ads")) {
            assertThatThrownBy(() -> driver.run(transaction -> {
                        transaction.execute("CREATE TABLE Vehicles");
                    }))
                    .hasMessageContaining("replica");
        }
    }

    @Test
    void ledgersThatWereCreatedOrDeletedAreSoAfterAKill() throws IOException {
        String credentials = Files.writeString(
                        data.resolve("credentials"),
                        "[default]\naws_access_key_id = AKID\naws_secret_access_key = good\n")
                .toString();
        String[] arguments = {"--data", data.resolve("ledgers").toString(), "--port", "0", "--credentials", credentials
        };
        try (LedgerProcess process = LedgerProcess.start(arguments);
                QldbClient client = control(process)) {
            for (String name : List.of("cars", "bikes", "boats")) {
                client.createLedger(request -> request.name(name)
                        .permissionsMode(PermissionsMode.STANDARD)
                        .deletionProtection(false));
            }
            await().until(() ->
                    client.describeLedger(request -> request.name("cars")).state() == LedgerState.ACTIVE);
            client.deleteLedger(request -> request.name("cars"));
            process.kill();
        }

        try (LedgerProcess process = LedgerProcess.start(arguments);
                QldbClient client = control(process)) {
            await().untilAsserted(() -> assertThat(client.listLedgers(request -> request.maxResults(10))
                            .ledgers())
                    .extracting(LedgerSummary::name, LedgerSummary::state)
                    .containsExactly(
                            tuple("ads", LedgerState.ACTIVE),
                            tuple("bikes", LedgerState.ACTIVE),
                            tuple("boats", LedgerState.ACTIVE)));
        }
    }

    private static QldbClient control(LedgerProcess process) {
        return Endpoint.at(process.endpoint(), AwsBasicCredentials.create("AKID", "good"))
                .controlClient();
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
