package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.qldbsession.model.OccConflictException;

/** What a server tells of itself to Prometheus. */
class MetricsTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    @Test
    void commitsConflictsStatementsSessionsAndTheJournalAreCountedPerLedger() {
        try (InMemoryServer server = InMemoryServer.start();
                RawClient raw = new RawClient(server.endpoint());
                LedgerClient driver = Endpoint.at(server.endpoint()).driverWithoutRetries(InMemoryServer.LEDGER)) {
            driver.run(transaction -> {
                transaction.execute("CREATE TABLE Secrets");
            });
            driver.run(transaction -> {
                transaction.execute("INSERT INTO Secrets ?", ION.singleValue("{name: \"unmentionable\"}"));
            });
            assertThatThrownBy(() -> driver.run(transaction -> {
                        transaction.execute("UPDATE Secrets SET name = 'unspeakable'");
                        driver.run(other -> {
                            other.execute("UPDATE Secrets SET name = 'unutterable'");
                        });
                    }))
                    .isInstanceOf(OccConflictException.class);

            List<String> metrics = raw.get("/metrics").body().lines().toList();

            assertThat(metrics)
                    .contains(
                            "adledger_commit_seconds_count{ledger=\"test\"} 3",
                            "adledger_conflicts_total{ledger=\"test\"} 1.0",
                            "adledger_statement_seconds_count{ledger=\"test\"} 4",
                            "adledger_journal_height{ledger=\"test\"} 4.0",
                            "adledger_ledger_failed{ledger=\"test\"} 0.0",
                            "adledger_sessions 2.0")
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"))
                    .noneMatch(line -> line.contains("Secrets") || line.contains("unmentionable"));
        }
    }
}
