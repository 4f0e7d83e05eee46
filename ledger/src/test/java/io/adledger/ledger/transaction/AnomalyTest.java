package io.adledger.ledger.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The anomalies that weaker isolation lets through, each provoked, and what must not count as a conflict. */
class AnomalyTest {

    private final Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults());
    private final Client client = new Client(ledger);

    @BeforeEach
    void twoAdsOfAnnAndAnIndexOnTheirPublisher() {
        client.execute("CREATE TABLE Ads");
        client.execute("CREATE INDEX ON Ads (publisher)");
        client.execute("INSERT INTO Ads <<{'publisher': 'ann', 'name': 'x', 'price': 50, 'state': 'live'}, "
                + "{'publisher': 'ann', 'name': 'y', 'price': 50, 'state': 'live'}, "
                + "{'publisher': 'bob', 'name': 'z', 'price': 50, 'state': 'live'}>>");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void lostUpdate() {
        try (Client.Open one = client.begin();
                Client.Open other = client.begin()) {
            one.execute("UPDATE Ads AS a SET a.price = a.price + 10 WHERE a.publisher = 'bob'");
            other.execute("UPDATE Ads AS a SET a.price = a.price + 5 WHERE a.publisher = 'bob'");

            one.commit();

            assertRefused(other);
        }
    }

    @Test
    void writeSkew() {
        try (Client.Open one = client.begin();
                Client.Open other = client.begin()) {
            one.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'ann' AND a.state = 'live'");
            other.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'ann' AND a.state = 'live'");
            one.execute("UPDATE Ads AS a SET a.state = 'gone' WHERE a.publisher = 'ann' AND a.name = 'x'");
            other.execute("UPDATE Ads AS a SET a.state = 'gone' WHERE a.publisher = 'ann' AND a.name = 'y'");

            one.commit();

            assertRefused(other);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO Ads {'publisher': 'ann', 'name': 'new'}",
                "UPDATE Ads AS a SET a.publisher = 'ann' WHERE a.publisher = 'bob'",
                "UPDATE Ads AS a SET a.publisher = 'bob' WHERE a.publisher = 'ann'",
                "UPDATE Ads AS a SET a.price = 1 WHERE a.publisher = 'ann'",
                "UPDATE Ads AS a REMOVE a.publisher WHERE a.publisher = 'ann'",
                "DELETE FROM Ads AS a WHERE a.publisher = 'ann'",
            })
    void aPhantomOnAnIndexedPredicate(String change) {
        try (Client.Open reader = client.begin()) {
            reader.execute("SELECT COUNT(*) AS n FROM Ads AS a WHERE a.publisher = 'ann'");
            client.execute(change);
            reader.execute("INSERT INTO Ads {'publisher': 'cat', 'name': 'counted'}");

            assertRefused(reader);
        }
    }

    @Test
    void aPhantomWhereThereWasNothing() {
        try (Client.Open reader = client.begin()) {
            assertThat(reader.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'eve'"))
                    .isEmpty();
            client.execute("INSERT INTO Ads {'publisher': 'eve'}");
            reader.execute("INSERT INTO Ads {'publisher': 'cat'}");

            assertRefused(reader);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO Ads {'publisher': 'dan', 'price': 1000}",
                "UPDATE Ads AS a SET a.price = 1000 WHERE a.publisher = 'bob'",
                "DELETE FROM Ads AS a WHERE a.publisher = 'bob'",
            })
    void aPhantomOnATableScan(String change) {
        try (Client.Open reader = client.begin()) {
            reader.execute("SELECT * FROM Ads AS a WHERE a.price > 100");
            client.execute(change);
            reader.execute("INSERT INTO Ads {'publisher': 'cat'}");

            assertRefused(reader);
        }
    }

    @Test
    void longFork() {
        try (Client.Open one = client.begin();
                Client.Open other = client.begin()) {
            one.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'ann'");
            other.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'bob'");
            client.execute("UPDATE Ads AS a SET a.price = 1 WHERE a.publisher = 'ann'");
            client.execute("UPDATE Ads AS a SET a.price = 1 WHERE a.publisher = 'bob'");
            one.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'bob'");
            other.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'ann'");

            assertRefused(one);
            assertRefused(other);
        }
    }

    @Test
    void aTransactionThatOnlyReadIsValidatedToo() {
        try (Client.Open reader = client.begin()) {
            reader.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'ann'");
            client.execute("UPDATE Ads AS a SET a.price = 1 WHERE a.publisher = 'ann'");

            assertRefused(reader);
        }
    }

    @Test
    void readsAreOfTheMomentTheTransactionBegan() {
        try (Client.Open reader = client.begin()) {
            client.execute("UPDATE Ads AS a SET a.price = 1 WHERE a.publisher = 'bob'");
            client.execute("INSERT INTO Ads {'publisher': 'bob', 'price': 2}");

            assertThat(reader.execute("SELECT a.price FROM Ads AS a WHERE a.publisher = 'bob'"))
                    .singleElement()
                    .satisfies(ad -> assertThat(Client.number(ad, "price")).isEqualTo(50));
        }
    }

    @Test
    void theHistoryThatATransactionReadIsValidatedToo() {
        try (Client.Open reader = client.begin()) {
            reader.execute("SELECT * FROM history(Ads) AS h");
            client.execute("UPDATE Ads AS a SET a.price = 1 WHERE a.publisher = 'ann'");
            reader.execute("INSERT INTO Ads {'publisher': 'cat'}");

            assertRefused(reader);
        }
    }

    @Test
    void aTableThatIsDroppedMeanwhileIsAConflict() {
        try (Client.Open writer = client.begin()) {
            writer.execute("INSERT INTO Ads {'publisher': 'cat'}");
            client.execute("DROP TABLE Ads");

            assertRefused(writer);
        }
    }

    @Test
    void anIndexThatIsMadeMeanwhileIsAConflict() {
        try (Client.Open writer = client.begin()) {
            writer.execute("INSERT INTO Ads {'publisher': 'cat', 'name': 'n'}");
            client.execute("CREATE INDEX ON Ads (name)");

            assertRefused(writer);
        }
        assertThat(client.execute("SELECT * FROM Ads AS a WHERE a.name = 'n'")).isEmpty();
    }

    @Test
    void theConflictNamesTheDocument() {
        String id = Client.text(
                client.execute("SELECT id FROM Ads AS a BY id WHERE a.publisher = 'bob'")
                        .getFirst(),
                "id");
        try (Client.Open reader = client.begin()) {
            reader.execute("SELECT * FROM Ads AS a BY id WHERE id = ?", id);
            client.execute("UPDATE Ads AS a SET a.price = 1 WHERE a.publisher = 'bob'");

            assertThatThrownBy(reader::commit)
                    .isInstanceOfSatisfying(OccConflictException.class, conflict -> assertThat(conflict.documentId())
                            .contains(id));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM Ads AS a WHERE a.publisher = 'ann'",
                "SELECT * FROM Ads AS a WHERE a.publisher IN ('ann', 'eve')",
                "SELECT * FROM _ql_committed_Ads AS a WHERE a.data.publisher = 'ann'",
                "SELECT * FROM information_schema.user_tables",
                "INSERT INTO Ads {'publisher': 'bob'}",
                "UPDATE Ads AS a SET a.price = 2 WHERE a.publisher = 'ann'",
            })
    void whatAnotherPublisherDoesIsNoConflict(String statement) {
        try (Client.Open transaction = client.begin()) {
            transaction.execute(statement);
            client.execute("INSERT INTO Ads {'publisher': 'bob', 'name': 'w'}");
            client.execute("UPDATE Ads AS a SET a.price = 3 WHERE a.publisher = 'bob'");

            assertThatCode(transaction::commit).doesNotThrowAnyException();
        }
    }

    @Test
    void aRefusedTransactionCanBeTriedAgain() {
        try (Client.Open refused = client.begin()) {
            refused.execute("UPDATE Ads AS a SET a.price = a.price + 1 WHERE a.publisher = 'bob'");
            client.execute("UPDATE Ads AS a SET a.price = a.price + 1 WHERE a.publisher = 'bob'");
            assertRefused(refused);
        }

        client.execute("UPDATE Ads AS a SET a.price = a.price + 1 WHERE a.publisher = 'bob'");

        assertThat(client.execute("SELECT a.price FROM Ads AS a WHERE a.publisher = 'bob'"))
                .singleElement()
                .satisfies(ad -> assertThat(Client.number(ad, "price")).isEqualTo(52));
        assertThat(client.execute("SELECT * FROM history(Ads) AS h WHERE h.data.publisher = 'bob'"))
                .hasSize(3);
    }

    private static void assertRefused(Client.Open transaction) {
        assertThatThrownBy(transaction::commit).isInstanceOf(OccConflictException.class);
    }
}
