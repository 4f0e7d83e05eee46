package io.adledger.verifier;

import static io.adledger.verifier.Recorded.struct;
import static io.adledger.verifier.Recorded.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedStreamTest {

    private final BlockVerifier verifier = new BlockVerifier(BlockRules.QLDB);

    @ParameterizedTest
    @ValueSource(strings = {"block-summary.ion", "kinesis-event-insert.10n", "kinesis-event-two-revisions.10n"})
    void everyHashOfARecordedBlockIsThatOfWhatItStandsFor(String file) {
        List<IonStruct> records = Recorded.structs(file);

        IonStruct summary = struct(records.getFirst(), "payload");

        assertThat(verifier.verify(summary).hash()).isEqualTo(LedgerHash.of(summary.get("blockHash")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinesis-event-insert.10n", "kinesis-event-two-revisions.10n"})
    void everyRevisionHasTheHashThatTheSummaryHas(String file) {
        List<IonStruct> records = Recorded.structs(file);
        List<LedgerHash> summaries = ((IonList)
                        struct(records.getFirst(), "payload").get("revisionSummaries"))
                .stream()
                        .map(each -> LedgerHash.of(((IonStruct) each).get("hash")))
                        .toList();

        List<LedgerHash> revisions = records.stream()
                .filter(record -> text(record, "recordType").equals("REVISION_DETAILS"))
                .map(record -> VerifiedRevision.of(struct(struct(record, "payload"), "revision"))
                        .hash())
                .toList();

        assertThat(revisions).isNotEmpty().isSubsetOf(summaries);
    }

    @Test
    void aStatementThatWasNotExecutedIsFound() {
        IonStruct summary = struct(Recorded.structs("block-summary.ion").getFirst(), "payload");
        IonStruct statement =
                (IonStruct) ((IonList) struct(summary, "transactionInfo").get("statements")).getFirst();
        assertThat(StatementDigest.isIn(summary, text(statement, "statement"), List.of()))
                .isTrue();

        statement.put("statement").newString("DELETE FROM Person");

        assertThat(StatementDigest.isIn(summary, "DELETE FROM Person", List.of()))
                .isFalse();
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> verifier.verify(summary))
                .withMessageContaining("transactionInfo");
    }
}
