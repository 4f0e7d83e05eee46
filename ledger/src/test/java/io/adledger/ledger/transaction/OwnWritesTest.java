package io.adledger.ledger.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonValue;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A transaction reads what it has written itself, by every way there is, and nobody else does before it commits. */
class OwnWritesTest {

    private final Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults());
    private final Client client = new Client(ledger);

    @BeforeEach
    void anAdOfAnn() {
        client.execute("CREATE TABLE Ads");
        client.execute("CREATE INDEX ON Ads (publisher)");
        client.execute("INSERT INTO Ads {'publisher': 'ann', 'price': 1}");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void anInsertedDocumentIsFoundByIndexByScanAndById() {
        try (Client.Open own = client.begin()) {
            String id = Client.text(
                    own.execute("INSERT INTO Ads {'publisher': 'bob', 'price': 7}")
                            .getFirst(),
                    "documentId");

            assertThat(own.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'bob'"))
                    .hasSize(1);
            assertThat(own.execute("SELECT * FROM Ads AS a WHERE a.price = 7")).hasSize(1);
            assertThat(own.execute("SELECT * FROM Ads AS a BY d WHERE d = ?", id))
                    .hasSize(1);
            assertThat(own.execute("SELECT * FROM _ql_committed_Ads AS a WHERE a.metadata.id = ?", id))
                    .hasSize(1);
            assertThat(client.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'bob'"))
                    .isEmpty();
        }
    }

    @Test
    void anUpdatedDocumentIsFoundUnderItsNewValueOnly() {
        try (Client.Open own = client.begin()) {
            own.execute("UPDATE Ads AS a SET a.publisher = 'bob' WHERE a.publisher = 'ann'");

            assertThat(own.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'ann'"))
                    .isEmpty();
            assertThat(own.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'bob'"))
                    .hasSize(1);
            assertThat(own.execute("SELECT * FROM Ads")).hasSize(1);
        }
    }

    @Test
    void aDeletedDocumentIsGone() {
        try (Client.Open own = client.begin()) {
            own.execute("DELETE FROM Ads AS a WHERE a.publisher = 'ann'");

            assertThat(own.execute("SELECT * FROM Ads")).isEmpty();
            assertThat(own.execute("SELECT * FROM Ads AS a WHERE a.publisher = 'ann'"))
                    .isEmpty();
            assertThat(client.execute("SELECT * FROM Ads")).hasSize(1);
        }
    }

    @Test
    void severalChangesOfADocumentAreOneRevision() {
        try (Client.Open own = client.begin()) {
            own.execute("INSERT INTO Ads {'publisher': 'bob', 'price': 1}");
            own.execute("UPDATE Ads AS a SET a.price = a.price + 1 WHERE a.publisher = 'bob'");
            own.execute("UPDATE Ads AS a SET a.price = a.price + 1 WHERE a.publisher = 'bob'");
            own.commit();
        }

        List<IonValue> history = client.execute(
                "SELECT h.metadata.version, h.data.price FROM history(Ads) AS h WHERE h.data.publisher = 'bob'");
        assertThat(history).singleElement().satisfies(revision -> {
            assertThat(Client.number(revision, "version")).isZero();
            assertThat(Client.number(revision, "price")).isEqualTo(3);
        });
    }

    @Test
    void aDocumentThatWasInsertedAndDeletedLeavesNothing() {
        long blocks = ledger.journal().tip().orElseThrow().sequenceNo();
        try (Client.Open own = client.begin()) {
            own.execute("INSERT INTO Ads {'publisher': 'bob'}");
            own.execute("DELETE FROM Ads AS a WHERE a.publisher = 'bob'");
            own.commit();
        }

        assertThat(ledger.journal().tip().orElseThrow().sequenceNo()).isEqualTo(blocks);
        assertThat(client.execute("SELECT * FROM history(Ads)")).hasSize(1);
    }

    @Test
    void aTableAndItsIndexCanBeUsedBeforeTheyAreCommitted() {
        try (Client.Open own = client.begin()) {
            own.execute("CREATE TABLE Fresh");
            own.execute("INSERT INTO Fresh {'k': 1}");
            own.execute("CREATE INDEX ON Fresh (k)");
            own.execute("INSERT INTO Fresh {'k': 2}");

            assertThat(own.execute("SELECT * FROM Fresh AS f WHERE f.k = 1")).hasSize(1);
            own.commit();
        }
        assertThat(client.execute("SELECT * FROM Fresh AS f WHERE f.k = 1")).hasSize(1);
        assertThat(client.execute("SELECT * FROM Fresh AS f WHERE f.k = 2")).hasSize(1);
        assertThat(client.execute("SELECT * FROM Fresh")).hasSize(2);
    }

    @Test
    void whatAnIndexMadeInTheTransactionServesIsSeenWithLaterChanges() {
        try (Client.Open own = client.begin()) {
            own.execute("CREATE INDEX ON Ads (price)");
            own.execute("UPDATE Ads AS a SET a.price = 2 WHERE a.publisher = 'ann'");

            assertThat(own.execute("SELECT * FROM Ads AS a WHERE a.price = 1")).isEmpty();
            assertThat(own.execute("SELECT * FROM Ads AS a WHERE a.price = 2")).hasSize(1);
            own.commit();
        }
        assertThat(client.execute("SELECT * FROM Ads AS a WHERE a.price = 1")).isEmpty();
        assertThat(client.execute("SELECT * FROM Ads AS a WHERE a.price = 2")).hasSize(1);
    }
}
