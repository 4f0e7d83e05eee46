package io.adledger.ledger.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonHash;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.ProvenRevision;
import io.adledger.ledger.journal.RedactionInfo;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.partiql.StatementException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private static final String EXEC = "EXEC REDACT_REVISION ?, ?, ?";

    private final Ledger ledger = Ledger.inMemory("ads", LedgerSettings.defaults());
    private final Client client = new Client(ledger);
    private String table = "";
    private String document = "";

    @BeforeEach
    void aDocumentWithTwoRevisions() {
        table = Client.text(client.execute("CREATE TABLE Ads").getFirst(), "tableId");
        document = Client.text(
                client.execute("INSERT INTO Ads {'title': 'secret'}").getFirst(), "documentId");
        client.execute("UPDATE Ads SET title = 'public'");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void itAnswersWhichRevisionItRedacted() {
        IonStruct address = address(0);

        IonValue answer = client.execute(EXEC, address, table, document).getFirst();

        assertThat(answer.toString())
                .isEqualTo("{blockAddress:" + address + ",tableId:\"" + table + "\",documentId:\"" + document
                        + "\",version:0}");
    }

    @Test
    void itTakesLiteralsAndLettersOfEitherCase() {
        client.execute("exec redact_revision `" + address(0) + "`, '" + table + "', '" + document + "'");

        assertThat(history(0).get("dataHash")).isNotNull();
    }

    @Test
    void historyShowsTheHashOfTheDataInItsPlaceAndNothingElseHasChanged() {
        IonStruct before = history(0);

        redact(0);

        IonStruct after = history(0);
        assertThat(after.get("data")).isNull();
        assertThat(after.get("dataHash").toString()).isEqualTo("{{" + IonHash.of(before.get("data")) + "}}");
        assertThat(after.get("hash")).isEqualTo(before.get("hash"));
        assertThat(after.get("metadata")).isEqualTo(before.get("metadata"));
        assertThat(history(1).get("data").toString()).contains("public");
    }

    @Test
    void theJournalVerifiesAndEarlierDigestsStillHold() {
        Digest earlier = ledger.proofs().digest();

        redact(0);

        assertThat(ChainVerifier.verify(ledger.journal())).isEqualTo(5);
        assertThat(ledger.proofs().digest(earlier.tip())).isEqualTo(earlier);
        ProvenRevision proven = ledger.proofs()
                .revision(new BlockAddress(earlier.tip().strandId(), 2), document, Optional.of(earlier.tip()));
        Revision revision = proven.revision();
        assertThat(revision.data()).isNull();
        assertThat(proven.proof().orElseThrow().from(Revision.hashOf(revision.metadata(), revision.contentHash())))
                .isEqualTo(earlier.hash());
    }

    @Test
    void itsBlockTellsWhatWasRedactedAndIsHashedWithIt() {
        IonStruct address = address(0);
        redact(0);

        Block block = lastBlock();

        RedactionInfo info = Objects.requireNonNull(block.redactionInfo());
        RedactedRevision redacted = info.revisions().getFirst();
        assertThat(redacted.blockAddress().sequenceNo()).isEqualTo(Client.number(address, "sequenceNo"));
        assertThat(redacted.tableId()).isEqualTo(table);
        assertThat(redacted.documentId()).isEqualTo(document);
        assertThat(redacted.version()).isZero();
        assertThat(block.entriesHashList()).contains(info.hash());
        assertThat(block.revisions()).isEmpty();
        IonStruct published = (IonStruct) IonValues.ION.singleValue(IonValues.text(block::writePublishedTo));
        assertThat(((IonList) ((IonStruct) published.get("redactionInfo")).get("revisions")))
                .hasSize(1);
    }

    @Test
    void theCurrentRevisionOfADocumentIsRefused() {
        refused("is the current one", () -> redact(1));
    }

    @Test
    void theLastRevisionWithDataOfADeletedDocumentCanBeRedactedAndTheDeletionCannot() {
        client.execute("DELETE FROM Ads");

        redact(1);

        assertThat(history(1).get("dataHash")).isNotNull();
        refused("has no data", () -> redact(2));
    }

    @Test
    void aRevisionIsRedactedOnlyOnce() {
        redact(0);

        refused("is redacted already", () -> redact(0));
    }

    @Test
    void whatIsNotThereIsRefused() {
        IonStruct elsewhere = address(0);
        elsewhere.put("sequenceNo").newInt(0);
        refused("no revision of document", () -> client.execute(EXEC, elsewhere, table, document));
        IonStruct otherStrand = address(0);
        otherStrand.put("strandId").newString("0123456789012345678901");
        refused("no revision of document", () -> client.execute(EXEC, otherStrand, table, document));
        refused("no revision of document", () -> client.execute(EXEC, address(0), table, document.substring(0, 3)));
        refused("no revision of document", () -> client.execute(EXEC, address(0), table, ""));
        refused("No table has the id", () -> client.execute(EXEC, address(0), "Ads", document));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXEC REDACT_REVISION 1, 'table', 'document'",
                "EXEC REDACT_REVISION `{strandId: \"s\"}`, 'table', 'document'",
                "EXEC REDACT_REVISION `{strandId: \"s\", sequenceNo: 1.5}`, 'table', 'document'",
                "EXEC REDACT_REVISION `{strandId: \"s\", sequenceNo: 1}`, 7, 'document'",
                "EXEC REDACT_REVISION `{strandId: \"s\", sequenceNo: 1}`, 'table', null",
                "EXEC REDACT_REVISION `{strandId: \"s\", sequenceNo: 1}`, 'table'",
                "EXEC REDACT_REVISION",
                "EXEC ANOTHER_PROCEDURE 1"
            })
    void wrongArgumentsAreRefusedByName(String statement) {
        refused("", () -> client.execute(statement));
    }

    @Test
    void aTransactionRedactsOneRevisionOnly() {
        client.execute("UPDATE Ads SET title = 'more public'");
        try (Client.Open transaction = client.begin()) {
            transaction.execute(EXEC, address(0), table, document);

            refused("one revision only", () -> transaction.execute(EXEC, address(1), table, document));

            transaction.commit();
        }
        assertThat(history(0).get("dataHash")).isNotNull();
        assertThat(history(1).get("data")).isNotNull();
    }

    @Test
    void whatTheTransactionItselfHasSupersededCanBeRedacted() {
        IonStruct address = address(1);
        try (Client.Open transaction = client.begin()) {
            transaction.execute("UPDATE Ads SET title = 'more public'");
            transaction.execute(EXEC, address, table, document);
            transaction.commit();
        }

        assertThat(history(1).get("dataHash")).isNotNull();
        assertThat(history(2).get("data").toString()).contains("more public");
        assertThat(ChainVerifier.verify(ledger.journal())).isEqualTo(5);
    }

    @Test
    void nothingIsRedactedUnlessTheTransactionIsCommitted() {
        try (Client.Open transaction = client.begin()) {
            transaction.execute(EXEC, address(0), table, document);
        }

        assertThat(history(0).get("data")).isNotNull();
    }

    @Test
    void ofTwoThatRedactTheSameRevisionOneIsRefused() {
        IonStruct address = address(0);
        try (Client.Open first = client.begin();
                Client.Open second = client.begin()) {
            first.execute(EXEC, address, table, document);
            second.execute(EXEC, address, table, document);
            first.commit();

            assertThatExceptionOfType(OccConflictException.class).isThrownBy(second::commit);
        }
    }

    @Test
    void aTransactionThatBeganBeforeReadsOnAsItBegan() {
        try (Client.Open before = client.begin()) {
            redact(0);

            List<IonValue> rows =
                    before.execute("SELECT h.data.title FROM history(Ads) AS h WHERE h.metadata.version = 0");
            assertThat(rows).hasToString("[{title:\"secret\"}]");
        }
    }

    private void redact(long version) {
        client.execute(EXEC, address(version), table, document);
    }

    private IonStruct history(long version) {
        return (IonStruct) client.execute("SELECT * FROM history(Ads) AS h WHERE h.metadata.version = ?", version)
                .getFirst();
    }

    private IonStruct address(long version) {
        return (IonStruct) history(version).get("blockAddress").clone();
    }

    private Block lastBlock() {
        return ledger.journal()
                .block(ledger.proofs().digest().tip().sequenceNo())
                .orElseThrow();
    }

    private static void refused(String reason, Runnable statement) {
        assertThatExceptionOfType(StatementException.class)
                .isThrownBy(statement::run)
                .withMessageContaining(reason);
    }
}
