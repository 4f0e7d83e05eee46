package io.adledger.ad.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ad.stream.LedgerRevision.Content;
import io.adledger.ad.stream.StreamRecord.BlockSummary;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedStreamTest {

    @Test
    void aRecordedInsertIsABlockSummaryAndItsRevision() {
        List<StreamRecord> records = RecordedEvent.records("kinesis-event-insert");

        assertThat(records).hasSize(2);
        BlockSummary block = (BlockSummary) records.get(0);
        RevisionDetails details = (RevisionDetails) records.get(1);
        assertThat(details.tableName()).isEqualTo("BicycleLicence");
        assertThat(details.revision().version()).isZero();
        assertThat(details.revision().documentId()).isEqualTo("LSkFrekxpQeDFzPFUNidAt");
        assertThat(details.revision().content()).isInstanceOf(Content.Present.class);
        assertThat(details.revision().blockAddress()).isEqualTo(block.blockAddress());
        assertThat(block.entriesHashList()).hasSize(4);
        assertThat(block.revisionSummaries())
                .extracting(StreamRecord.RevisionSummary::documentId)
                .containsExactly(Optional.of("LSkFrekxpQeDFzPFUNidAt"));
    }

    @Test
    void partitionKeysAreTheHashesOfBlockAndRevisions() {
        List<UserRecord> packed = KplAggregate.unpack("a", RecordedEvent.data("kinesis-event-two-revisions"));
        List<StreamRecord> records = RecordedEvent.records("kinesis-event-two-revisions");

        assertThat(records).hasSize(3);
        assertThat(packed.get(0).partitionKey()).isEqualTo(((BlockSummary) records.get(0)).blockHash());
        for (int i = 1; i < 3; i++) {
            RevisionDetails details = (RevisionDetails) records.get(i);
            assertThat(packed.get(i).partitionKey())
                    .isEqualTo(details.revision().hash());
        }
    }

    @Test
    void aRecordThatIsNotAggregatedPassesThrough() {
        byte[] plain = {1, 2, 3};

        List<UserRecord> records = KplAggregate.unpack("key", plain);

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.partitionKey()).isEqualTo("key");
            assertThat(record.toBytes()).isEqualTo(plain);
        });
    }

    @Test
    void anAggregateThatWasChangedIsRefused() {
        byte[] data = RecordedEvent.data("kinesis-event-insert");
        data[100] ^= 1;

        assertThatThrownBy(() -> KplAggregate.unpack("a", data))
                .isInstanceOf(MalformedRecordException.class)
                .hasMessageContaining("MD5");
    }
}
