package io.adledger.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.IonHash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hashes of blocks and proofs that QLDB made are the hashes that we make. */
class RecordedBlocksTest {

    private static final IonStruct ANSWERS = Recorded.file("digest-block-revision-proof.json");

    private static Block block() {
        return Block.from((IonStruct) Recorded.ionText(Recorded.struct(ANSWERS, "GetBlock", "Block")));
    }

    @Test
    void everyHashOfARecordedBlockRecomputes() {
        assertThatCode(() -> ChainVerifier.verify(block())).doesNotThrowAnyException();
    }

    @Test
    void aProofThatDoesNotBelongToItsRevisionLeadsElsewhere() {
        IonStruct answers = Recorded.file("proof-that-must-fail.json");

        assertThat(Recorded.fold(
                        Recorded.base64(answers, "RevisionHash"), Recorded.ionText(Recorded.struct(answers, "Proof"))))
                .isNotEqualTo(Recorded.base64(Recorded.struct(answers, "LedgerDigest"), "Digest"));
    }

    @Test
    void aRecordedBlockInWhichSomethingWasChangedIsRefused() {
        IonStruct changed = (IonStruct) Recorded.ionText(Recorded.struct(ANSWERS, "GetBlock", "Block"));
        IonStruct revision = (IonStruct) ((IonList) changed.get("revisions")).get(0);
        Recorded.struct(revision, "data").put("City").newString("Snohomish");

        assertThatThrownBy(() -> ChainVerifier.verify(Block.from(changed)))
                .isInstanceOf(BrokenChainException.class)
                .hasMessageContaining("revision 3 of document JUJgkIcNbhS2goq8RqLuZ4");
    }

    @Test
    void theHashesOfARecordedBlockSummaryRecompute() {
        assertThatSummaryHolds(Recorded.struct(Recorded.file("block-summary.ion"), "payload"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinesis-event-insert.json", "kinesis-event-two-revisions.json"})
    void everyHashOfABlockThatCameThroughAStreamRecomputes(String event) {
        List<IonStruct> records = Recorded.streamRecords(event);
        IonStruct summary = Recorded.struct(records.getFirst(), "payload");
        assertThatSummaryHolds(summary);
        IonList revisions = summary.put("revisions").newEmptyList();
        records.stream()
                .skip(1)
                .forEach(record -> revisions.add(
                        Recorded.struct(record, "payload", "revision").clone()));

        assertThatCode(() -> ChainVerifier.verify(Block.from(summary))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"kinesis-event-insert.json,1", "kinesis-event-two-revisions.json,2"})
    void statementsWithoutParametersHaveTheirRecordedDigests(String event, int revisions) {
        List<IonStruct> records = Recorded.streamRecords(event);
        TransactionInfo info = TransactionInfo.from(Recorded.struct(records.getFirst(), "payload", "transactionInfo"));

        assertThat(records).hasSize(1 + revisions);
        assertThat(info.statements())
                .filteredOn(statement -> !statement.statement().contains("?"))
                .allSatisfy(statement ->
                        assertThat(IonHash.of(statement.statement())).isEqualTo(statement.digest()));
    }

    @Test
    void theStatementOfTheRecordedBlockHasItsRecordedDigest() {
        assertThat(block().transactionInfo())
                .satisfies(info -> assertThat(info.statements()).singleElement().satisfies(statement -> assertThat(
                                IonHash.of(statement.statement()))
                        .isEqualTo(statement.digest())));
    }

    private static void assertThatSummaryHolds(IonStruct summary) {
        List<Hash> entries = IonFields.hashes(summary, "entriesHashList");
        List<Hash> revisions = IonFields.list(summary, "revisionSummaries").stream()
                .map(element -> IonFields.hash((IonStruct) element, "hash"))
                .toList();
        Hash entriesHash = MerkleTree.root(entries);

        assertThat(entriesHash).isEqualTo(IonFields.hash(summary, "entriesHash"));
        assertThat(entriesHash.dot(IonFields.hash(summary, "previousBlockHash")))
                .isEqualTo(IonFields.hash(summary, "blockHash"));
        assertThat(entries)
                .contains(
                        TransactionInfo.from(Recorded.struct(summary, "transactionInfo"))
                                .hash(),
                        MerkleTree.root(revisions));
        assertThat(((IonText) Recorded.struct(summary, "blockAddress").get("strandId")).stringValue())
                .hasSize(22);
    }
}
