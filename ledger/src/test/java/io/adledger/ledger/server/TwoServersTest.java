package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.LedgerClient;
import io.adledger.ledger.dynamodb.LocalTable;
import io.adledger.ledger.journal.ChainVerifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldb.model.LedgerState;
import software.amazon.awssdk.services.qldb.model.PermissionsMode;
import software.amazon.awssdk.services.qldb.model.ResourceNotFoundException;

/** Two servers on one journal in DynamoDB, used by QLDB's own driver and client. */
class TwoServersTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();
    private static final String LEDGER = TableServer.LEDGER;

    @TempDir
    private Path folder;

    private final String catalog = LocalTable.newCatalog();
    private TableServer one;
    private TableServer other;

    @BeforeEach
    void startBothAtOnce() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<TableServer> first = threads.submit(() -> TableServer.start(catalog, folder.resolve("one")));
            Future<TableServer> second = threads.submit(() -> TableServer.start(catalog, folder.resolve("other")));
            one = first.get();
            other = second.get();
        }
        run(one.endpoint(), LEDGER, "CREATE TABLE Counters");
        run(one.endpoint(), LEDGER, "CREATE INDEX ON Counters (name)");
        run(other.endpoint(), LEDGER, "INSERT INTO Counters {'name': 'a', 'n': 0}");
    }

    @AfterEach
    void bothHaveTheSameJournalAndTheChainHolds() {
        one.ledger().begin().abort();
        other.ledger().begin().abort();
        assertThat(one.ledger().proofs().digest())
                .isEqualTo(other.ledger().proofs().digest());
        ChainVerifier.verify(one.ledger().journal());
        one.close();
        other.close();
    }

    @Test
    void whatOneHasAcknowledgedTheOtherShowsAtOnce() {
        try (LedgerClient atOne = one.endpoint().driver(LEDGER);
                LedgerClient atOther = other.endpoint().driver(LEDGER)) {
            for (int i = 1; i <= 40; i++) {
                LedgerClient writer = i % 2 == 0 ? atOne : atOther;
                LedgerClient reader = i % 2 == 0 ? atOther : atOne;

                increment(writer);

                assertThat(value(reader)).isEqualTo(i);
            }
        }
    }

    @Test
    void noIncrementIsLostBetweenDriversOfBoth() throws Exception {
        try (LedgerClient atOne = one.endpoint().driver(LEDGER);
                LedgerClient atOther = other.endpoint().driver(LEDGER)) {
            incrementAll(List.of(atOne, atOther, atOne, atOther), 15);

            assertThat(value(atOne)).isEqualTo(60);
            assertThat(value(atOther)).isEqualTo(60);
        }
    }

    @Test
    void aDriverWhoseConnectionsGoToBothInTurnLosesSessionsAndNothingElse() throws Exception {
        try (ConnectionsInTurn door = ConnectionsInTurn.to(one.port(), other.port());
                LedgerClient driver = Endpoint.at(door.endpoint()).driver(LEDGER)) {
            incrementAll(List.of(driver, driver, driver), 10);

            assertThat(value(driver)).isEqualTo(30);
            assertThat(door.connections()).isGreaterThan(1);
        }
    }

    @Test
    void aServerThatBeginsWithoutViewsMakesThemFromTheJournal() {
        try (LedgerClient atOne = one.endpoint().driver(LEDGER)) {
            IntStream.range(0, 5).forEach(i -> increment(atOne));
        }

        try (TableServer third = TableServer.start(catalog, folder.resolve("third"));
                LedgerClient atThird = third.endpoint().driver(LEDGER)) {
            assertThat(value(atThird)).isEqualTo(5);
            assertThat(third.ledger().proofs().digest())
                    .isEqualTo(one.ledger().proofs().digest());
        }
        other.close();
        other = TableServer.start(catalog, folder.resolve("other"));
    }

    @Test
    void ledgersComeAndGoAtBothServers() {
        try (QldbClient atOne = one.endpoint().controlClient();
                QldbClient atOther = other.endpoint().controlClient()) {
            atOne.createLedger(request -> request.name("cars")
                    .permissionsMode(PermissionsMode.ALLOW_ALL)
                    .deletionProtection(false));
            await().until(() ->
                    atOther.describeLedger(request -> request.name("cars")).state() == LedgerState.ACTIVE);
            String arn = atOther.describeLedger(request -> request.name("cars")).arn();
            atOne.tagResource(request -> request.resourceArn(arn).tags(Map.of("a", "1")));
            atOther.tagResource(request -> request.resourceArn(arn).tags(Map.of("b", "2")));
            assertThat(atOne.listTagsForResource(request -> request.resourceArn(arn))
                            .tags())
                    .isEqualTo(Map.of("a", "1", "b", "2"));
            run(one.endpoint(), "cars", "CREATE TABLE Vehicles");
            await().ignoreExceptions().untilAsserted(() -> assertThat(tables(other.endpoint(), "cars"))
                    .containsExactly("Vehicles"));

            atOther.deleteLedger(request -> request.name("cars"));

            await().untilAsserted(() -> assertThatThrownBy(() -> atOne.describeLedger(request -> request.name("cars")))
                    .isInstanceOf(ResourceNotFoundException.class));
            atOne.createLedger(request -> request.name("cars")
                    .permissionsMode(PermissionsMode.ALLOW_ALL)
                    .deletionProtection(false));
            await().ignoreExceptions().untilAsserted(() -> assertThat(tables(other.endpoint(), "cars"))
                    .isEmpty());
        }
    }

    private static List<String> tables(Endpoint endpoint, String ledger) {
        try (LedgerClient driver = endpoint.driverWithoutRetries(ledger)) {
            List<String> names = new ArrayList<>();
            driver.tableNames().forEach(names::add);
            return names;
        }
    }

    private static void run(Endpoint endpoint, String ledger, String statement) {
        try (LedgerClient driver = endpoint.driver(ledger)) {
            driver.run(transaction -> {
                transaction.execute(statement);
            });
        }
    }

    private static void incrementAll(List<LedgerClient> drivers, int times) throws Exception {
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(drivers.size())) {
            for (LedgerClient driver : drivers) {
                done.add(threads.submit(() -> IntStream.range(0, times).forEach(i -> increment(driver))));
            }
        }
        for (Future<?> each : done) {
            each.get();
        }
    }

    private static void increment(LedgerClient driver) {
        driver.run(transaction -> {
            long value = number(transaction
                    .execute("SELECT c.n FROM Counters AS c WHERE c.name = 'a'")
                    .iterator()
                    .next());
            transaction.execute("UPDATE Counters AS c SET c.n = ? WHERE c.name = 'a'", List.of(ION.newInt(value + 1)));
        });
    }

    private static long value(LedgerClient driver) {
        return driver.<Long>call(transaction -> number(transaction
                .execute("SELECT c.n FROM Counters AS c WHERE c.name = 'a'")
                .iterator()
                .next()));
    }

    private static long number(IonValue row) {
        return ((IonInt) ((IonStruct) row).get("n")).longValue();
    }
}
