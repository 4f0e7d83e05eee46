package io.adledger.ledger.transaction;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ledger.partiql.StatementException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Ledger ledger =
            Ledger.inMemory("ads", LedgerSettings.defaults().withClock(now::get));
    private final Client client = new Client(ledger);

    @BeforeEach
    void aTable() {
        client.execute("CREATE TABLE Ads");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 31, 32, 33, 1_000})
    void aCommitWithAnotherDigestIsRefusedAndTheTransactionIsOver(int length) {
        Transaction transaction = ledger.begin();
        transaction.execute("INSERT INTO Ads {'title': 'never'}", List.of());

        assertThatThrownBy(() -> transaction.commit(new byte[length])).isInstanceOf(DigestMismatchException.class);

        assertThatThrownBy(() -> transaction.commit(new byte[length])).isInstanceOf(TransactionClosedException.class);
        assertThat(client.execute("SELECT * FROM Ads")).isEmpty();
        assertThat(ledger.failure()).isEmpty();
    }

    @Test
    void aTransactionIsOverOnceCommitted() {
        Client.Open transaction = client.begin();
        transaction.execute("INSERT INTO Ads {'title': 'once'}");
        transaction.commit();

        assertThatThrownBy(transaction::commit).isInstanceOf(TransactionClosedException.class);
        assertThatThrownBy(() -> transaction.execute("SELECT * FROM Ads"))
                .isInstanceOf(TransactionClosedException.class);
        assertThat(client.execute("SELECT * FROM Ads")).hasSize(1);
    }

    @Test
    void anAbortedTransactionLeavesNoTrace() {
        Client.Open transaction = client.begin();
        transaction.execute("INSERT INTO Ads {'title': 'never'}");
        transaction.transaction().abort();

        assertThat(client.execute("SELECT * FROM history(Ads)")).isEmpty();
    }

    @Test
    void aTransactionThatWasOpenTooLongIsGone() {
        Client.Open transaction = client.begin();
        transaction.execute("INSERT INTO Ads {'title': 'never'}");
        now.updateAndGet(before -> before.plus(Duration.ofSeconds(31)));

        assertThatThrownBy(transaction::commit)
                .isInstanceOf(TransactionExpiredException.class)
                .hasMessageMatching("Transaction .* has expired");
        assertThat(client.execute("SELECT * FROM Ads")).isEmpty();
    }

    @Test
    void aTransactionThatOnlyReadMakesNoBlock() {
        long before = ledger.journal().tip().orElseThrow().sequenceNo();

        Client.Open transaction = client.begin();
        transaction.execute("SELECT * FROM Ads");
        Commit commit = transaction.commit();

        assertThat(commit.blockAddress()).isEmpty();
        assertThat(commit.writeIOs()).isZero();
        assertThat(ledger.journal().tip().orElseThrow().sequenceNo()).isEqualTo(before);
    }

    @Test
    void aStatementThatFailsLeavesWhatWasBeforeItToBeCommitted() {
        try (Client.Open transaction = client.begin()) {
            transaction.execute("INSERT INTO Ads {'title': 'first', 'n': 1}");
            assertThatThrownBy(() -> transaction.transaction().execute("UPDATE Ads AS a SET a.n = a.n / 0", List.of()))
                    .isInstanceOf(StatementException.class);

            assertThat(transaction.execute("SELECT * FROM Ads AS a WHERE a.n = 1"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a.n AS n FROM Ads AS a",
                "SELECT b.n AS n FROM Ads AS a, Ads AS b WHERE a.k = b.k",
                "SELECT a.n AS n FROM Ads AS a WHERE EXISTS(SELECT * FROM Ads AS b WHERE b.n = 1 AND a.k = b.k)",
            })
    void aResultThatIsReadLaterIsOfTheMomentOfItsStatement(String query) {
        client.execute("INSERT INTO Ads <<{'k': 1, 'n': 1}, {'k': 2, 'n': 1}, {'k': 3, 'n': 1}>>");
        try (Transaction transaction = ledger.begin()) {
            StatementResult result = transaction.execute(query, List.of());
            List<Long> values = new ArrayList<>();
            values.add(Client.number(result.next(), "n"));
            transaction.execute("UPDATE Ads AS a SET a.n = 2", List.of());
            result.forEachRemaining(value -> values.add(Client.number(value, "n")));

            assertThat(values).containsExactly(1L, 1L, 1L);
        }
    }

    @Test
    void aTransactionCannotHoldStatementsWithoutEnd() {
        String statement = "SELECT '" + "x".repeat(90_000) + "' AS x FROM Ads";
        try (Client.Open transaction = client.begin()) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            transaction.execute(statement);
                        }
                    })
                    .isInstanceOf(LimitExceededException.class)
                    .hasMessageContaining("statements");
        }
    }

    /** Another thread may have to apply it, with less room on its stack. */
    @Test
    void aDocumentIsRefusedForItsDepthByItsOwnTransactionOrCommitted() throws Exception {
        client.execute("CREATE INDEX ON Ads (deep)");
        for (int depth = 100; depth <= 51_200; depth *= 2) {
            String nested = "[".repeat(depth) + "]".repeat(depth);
            Thread thread = new Thread(null, () -> insertIfTaken(nested), "deep", 8L << 20);
            thread.start();
            thread.join();
            client.execute("UPDATE Ads AS a SET a.deep = 'shallow'");
            assertThat(ledger.failure()).as("depth %d", depth).isEmpty();
        }
    }

    private void insertIfTaken(String nested) {
        try (Client.Open transaction = client.begin()) {
            transaction.execute("INSERT INTO Ads ?", ION.singleValue("{deep: " + nested + "}"));
            transaction.commit();
        } catch (StackOverflowError | RuntimeException e) {
            // Refused, as is its right.
        }
    }
}
