package io.adledger.ledger.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonValue;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.storage.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two servers on one journal: each has its own views, and neither knows of the other. */
class SharedJournalTest {

    private final InMemoryJournalStore journal = new InMemoryJournalStore();
    private final Client one = new Client(server());
    private final Client other = new Client(server());

    private Ledger server() {
        return Ledger.open("ads", LedgerSettings.defaults(), journal, Views.inMemory());
    }

    @BeforeEach
    void aTableWithAnIndex() {
        one.execute("CREATE TABLE Counters");
        one.execute("CREATE INDEX ON Counters (name)");
        one.execute("INSERT INTO Counters {'name': 'a', 'n': 0}");
        one.execute("INSERT INTO Counters {'name': 'b', 'n': 0}");
    }

    @AfterEach
    void bothShowTheSameAndTheChainHolds() {
        for (String query : List.of(
                "SELECT * FROM _ql_committed_Counters AS c WHERE c.data.name = 'a'",
                "SELECT id, c.* FROM Counters AS c BY id",
                "SELECT * FROM Counters AS c WHERE c.name = 'b'",
                "SELECT * FROM history(Counters) AS h",
                "SELECT * FROM information_schema.user_tables")) {
            assertThat(one.execute(query)).as(query).containsExactlyInAnyOrderElementsOf(other.execute(query));
        }
        assertThat(one.ledger().proofs().digest())
                .isEqualTo(other.ledger().proofs().digest());
        assertThat(ChainVerifier.verify(journal))
                .isEqualTo(journal.tip().orElseThrow().sequenceNo() + 1);
        one.ledger().close();
        other.ledger().close();
    }

    @Test
    void whatOneHasCommittedTheOtherReadsAtOnce() {
        one.execute("UPDATE Counters AS c SET c.n = 1 WHERE c.name = 'a'");

        assertThat(valueOf(other, "a")).isEqualTo(1);
    }

    @Test
    void commitsInTurnsFollowEachOther() {
        for (int i = 0; i < 10; i++) {
            one.execute("UPDATE Counters AS c SET c.n = c.n + 1 WHERE c.name = 'a'");
            other.execute("UPDATE Counters AS c SET c.n = c.n + 1 WHERE c.name = 'a'");
        }

        assertThat(valueOf(one, "a")).isEqualTo(20);
    }

    @Test
    void transactionsThatHaveNothingInCommonBothCommit() {
        try (Client.Open first = one.begin();
                Client.Open second = other.begin()) {
            first.execute("UPDATE Counters AS c SET c.n = 1 WHERE c.name = 'a'");
            second.execute("UPDATE Counters AS c SET c.n = 2 WHERE c.name = 'b'");

            first.commit();
            second.commit();
        }

        assertThat(valueOf(other, "a")).isEqualTo(1);
        assertThat(valueOf(one, "b")).isEqualTo(2);
    }

    @Test
    void aConflictWithTheOtherServerIsFound() {
        try (Client.Open first = one.begin();
                Client.Open second = other.begin()) {
            first.execute("UPDATE Counters AS c SET c.n = c.n + 1 WHERE c.name = 'a'");
            second.execute("UPDATE Counters AS c SET c.n = c.n + 1 WHERE c.name = 'a'");

            first.commit();

            assertThatThrownBy(second::commit).isInstanceOf(OccConflictException.class);
        }
        assertThat(valueOf(other, "a")).isEqualTo(1);
    }

    @Test
    void aPhantomOfTheOtherServerIsFoundOnAnIndex() {
        try (Client.Open reader = other.begin()) {
            assertThat(reader.execute("SELECT * FROM Counters AS c WHERE c.name = 'c'"))
                    .isEmpty();
            one.execute("INSERT INTO Counters {'name': 'c', 'n': 0}");
            reader.execute("UPDATE Counters AS c SET c.n = 7 WHERE c.name = 'a'");

            assertThatThrownBy(reader::commit).isInstanceOf(OccConflictException.class);
        }
    }

    @Test
    void aTableThatTheOtherServerMadeAndIndexedCanBeUsed() {
        one.execute("CREATE TABLE More");
        one.execute("INSERT INTO More {'k': 1}");
        one.execute("CREATE INDEX ON More (k)");

        other.execute("INSERT INTO More {'k': 2}");

        assertThat(other.execute("SELECT * FROM More AS m WHERE m.k = 1")).hasSize(1);
        assertThat(one.execute("SELECT * FROM More AS m WHERE m.k = 2")).hasSize(1);
    }

    @Test
    void noIncrementIsLostBetweenManyWritersOfTwoServers() throws Exception {
        int writers = 6;
        int increments = 40;
        List<Future<?>> done = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int i = 0; i < writers; i++) {
                Client client = i % 2 == 0 ? one : other;
                String counter = i % 3 == 0 ? "a" : "b";
                done.add(threads.submit(() -> IntStream.range(0, increments).forEach(n -> increment(client, counter))));
            }
        }
        for (Future<?> each : done) {
            each.get();
        }

        assertThat(valueOf(one, "a") + valueOf(one, "b")).isEqualTo((long) writers * increments);
    }

    private static void increment(Client client, String counter) {
        while (true) {
            try {
                client.execute("UPDATE Counters AS c SET c.n = c.n + 1 WHERE c.name = ?", counter);
                return;
            } catch (OccConflictException e) {
                // To be tried again, as a driver does.
            }
        }
    }

    private static long valueOf(Client client, String counter) {
        List<IonValue> found = client.execute("SELECT c.n FROM Counters AS c WHERE c.name = ?", counter);
        assertThat(found).hasSize(1);
        return Client.number(found.getFirst(), "n");
    }
}
