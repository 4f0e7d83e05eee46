package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonText;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

    @Test
    void aServerThatIsToldToPrintsWhatItDidSinceTheLastLineInTheFormOfEmbeddedMetrics() {
        List<IonStruct> lines = new CopyOnWriteArrayList<>();
        MetricsLog log = new MetricsLog(Duration.ofMillis(50), line -> lines.add((IonStruct) ION.singleValue(line)));
        try (InMemoryServer server =
                        InMemoryServer.start(ServerSettings.onPort(0).withMetricsLog(log));
                LedgerClient driver = Endpoint.at(server.endpoint()).driverWithoutRetries(InMemoryServer.LEDGER)) {
            driver.run(transaction -> {
                transaction.execute("CREATE TABLE Secrets");
            });
            driver.run(transaction -> {
                transaction.execute("INSERT INTO Secrets ?", ION.singleValue("{name: \"unmentionable\"}"));
            });

            await().untilAsserted(() -> {
                assertThat(lines.stream().mapToInt(MetricsTest::commits).sum()).isEqualTo(2);
                assertThat(((IonInt) lines.getLast().get("JournalHeight")).intValue())
                        .isEqualTo(3);
            });
        }
        IonStruct last = lines.getLast();
        IonStruct directive = (IonStruct) ((IonList) ((IonStruct) last.get("_aws")).get("CloudWatchMetrics")).get(0);
        assertThat(directive.get("Namespace")).hasToString("\"AdLedger\"");
        assertThat(directive.get("Dimensions")).hasToString("[[\"Ledger\"]]");
        assertThat(last.get("Ledger")).hasToString("\"test\"");
        for (IonStruct line : lines) {
            var named =
                    (IonList) ((IonStruct) ((IonList) ((IonStruct) line.get("_aws")).get("CloudWatchMetrics")).get(0))
                            .get("Metrics");
            assertThat(named)
                    .extracting(metric -> ((IonText) ((IonStruct) metric).get("Name")).stringValue())
                    .allMatch(line::containsKey)
                    .contains("Conflicts", "Failed", "JournalHeight");
        }
        assertThat(lines.toString()).doesNotContain("Secrets", "unmentionable");
    }

    @Test
    void ofManyCommitsALineHasAHundredTimesWithTheirPercentiles() {
        IntervalFigures figures = new IntervalFigures();
        for (int commit = 1; commit <= 1_000; commit++) {
            figures.committed(Duration.ofMillis(commit));
        }

        IonStruct line = (IonStruct) ION.singleValue(figures.line("ads", Instant.EPOCH, true, 7));

        List<Double> times = ((IonList) line.get("CommitMilliseconds"))
                .stream().map(time -> ((IonDecimal) time).doubleValue()).toList();
        assertThat(times).hasSize(100).isSorted();
        assertThat(times.get(49)).isCloseTo(495, withinPercentage(2));
        assertThat(times.get(98)).isCloseTo(985, withinPercentage(2));
        assertThat(line.get("Failed")).hasToString("1");
        assertThat(commits((IonStruct) ION.singleValue(figures.line("ads", Instant.EPOCH, true, 7))))
                .as("the next line begins anew")
                .isZero();
    }

    private static int commits(IonStruct line) {
        return line.get("CommitMilliseconds") instanceof IonList times ? times.size() : 0;
    }
}
