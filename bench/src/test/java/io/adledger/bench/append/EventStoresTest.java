package io.adledger.bench.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.adledger.bench.postgres.AxonStore;
import io.adledger.bench.postgres.Postgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compared does the same work. */
class EventStoresTest {

    @TempDir
    private static Path folder;

    private static Postgres postgres;

    @BeforeAll
    static void start() throws Exception {
        postgres = Postgres.start(folder.resolve("postgres"), 4);
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    @Test
    void theLedgerRefusesANumberThatIsThere() throws Exception {
        try (EventStore store = LedgerEvents.in(folder.resolve("ledger"))) {
            refusesANumberThatIsThere(store);
        }
    }

    @Test
    void rowsRefuseANumberThatIsThere() throws Exception {
        try (EventStore store = PostgresEvents.plain(postgres)) {
            refusesANumberThatIsThere(store);
        }
    }

    @Test
    void axonRefusesANumberThatIsThere() throws Exception {
        try (EventStore store = new AxonEvents(AxonStore.in(postgres))) {
            refusesANumberThatIsThere(store);
        }
    }

    @Test
    void chainedRowsRefuseANumberThatIsThereAndHashEachWithTheOneBefore() throws Exception {
        try (EventStore store = PostgresEvents.chained(postgres)) {
            refusesANumberThatIsThere(store);
        }
        String broken =
                "SELECT count(*) FROM (SELECT hash, position, sha256(lag(hash, 1, sha256('')) OVER (ORDER BY position)"
                        + " || convert_to(stream || number || type, 'UTF8') || body) AS expected FROM chained) AS rows"
                        + " WHERE hash <> expected";
        assertThat(number("SELECT count(*) FROM chained")).isEqualTo(4);
        assertThat(number("SELECT max(position) FROM chained")).isEqualTo(4);
        assertThat(number(broken)).isZero();
    }

    @Test
    void theBareDiskHasEveryEvent() throws Exception {
        Path file = folder.resolve("log");
        try (EventStore store = new RawLog(file);
                EventStream stream = store.begin("one")) {
            stream.append(Event.of("one", 0));
            stream.append(Event.of("one", 1));
        }

        assertThat(Files.readString(file)).startsWith("one0AdUpdated").contains("\none1AdUpdated");
    }

    private static void refusesANumberThatIsThere(EventStore store) throws Exception {
        try (EventStream one = store.begin("one");
                EventStream other = store.begin("other")) {
            one.append(Event.of("one", 0));
            one.append(Event.of("one", 1));
            other.append(Event.of("other", 0));

            assertThatExceptionOfType(StaleNumberException.class).isThrownBy(() -> one.append(Event.of("one", 1)));
            one.append(Event.of("one", 2));
        }
    }

    private static long number(String query) throws Exception {
        try (Connection connection = postgres.connection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
