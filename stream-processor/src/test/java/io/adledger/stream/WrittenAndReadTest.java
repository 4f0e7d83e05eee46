package io.adledger.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ad.stream.KplAggregate;
import io.adledger.ad.stream.LedgerRevision.Content;
import io.adledger.ad.stream.StreamRecord;
import io.adledger.ad.stream.StreamRecord.BlockSummary;
import io.adledger.ad.stream.StreamRecord.Control;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import io.adledger.ad.stream.StreamRecord.RevisionSummary;
import io.adledger.ad.stream.StreamRecordDecoder;
import io.adledger.ad.stream.UserRecord;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.stream.KinesisRecord;
import io.adledger.stream.sink.SourceRecord;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the ledger writes into its stream is what the stream's readers read. */
class WrittenAndReadTest {

    @Test
    void aBlockIsASummaryAndItsRevisions() {
        AdJournal journal = new AdJournal().state("a", 0, "12.50");
        Block block = journal.blocks().getFirst();
        Revision revision = block.revisions().getFirst();
        List<UserRecord> written =
                journal.records().stream().map(SourceRecord::record).toList();
        List<StreamRecord> read = decoded(written);

        assertThat(read).hasSize(2);
        BlockSummary summary = (BlockSummary) read.get(0);
        assertThat(summary.streamArn()).isEqualTo(AdJournal.ARN);
        assertThat(summary.transactionId()).isEqualTo(block.transactionId());
        assertThat(summary.blockTimestamp()).isEqualTo(block.blockTimestamp());
        assertThat(summary.blockHash()).isEqualTo(block.blockHash().toHex());
        assertThat(summary.entriesHash()).isEqualTo(block.entriesHash().toHex());
        assertThat(summary.entriesHashList()).hasSameSizeAs(block.entriesHashList());
        assertThat(summary.revisionSummaries())
                .containsExactly(new RevisionSummary(revision.hash().toHex(), Optional.of(AdJournal.documentId("a"))));

        RevisionDetails details = (RevisionDetails) read.get(1);
        assertThat(details.tableName()).isEqualTo("Ads");
        assertThat(details.tableId()).isEqualTo("table-id");
        assertThat(details.revision().hash()).isEqualTo(revision.hash().toHex());
        assertThat(details.revision().txId()).isEqualTo(block.transactionId());
        assertThat(details.revision().data().orElseThrow().toString()).isEqualTo(String.valueOf(revision.data()));

        assertThat(written.get(0).partitionKey()).isEqualTo(summary.blockHash());
        assertThat(written.get(1).partitionKey()).isEqualTo(revision.hash().toHex());
    }

    @Test
    void aRevisionOfTheLedgersOwnIsItsHashAlone() {
        AdJournal journal = new AdJournal().createTable();
        Revision table = journal.blocks().getFirst().revisions().getFirst();

        List<StreamRecord> read =
                decoded(journal.records().stream().map(SourceRecord::record).toList());

        assertThat(read).hasSize(1);
        assertThat(((BlockSummary) read.getFirst()).revisionSummaries())
                .containsExactly(new RevisionSummary(table.hash().toHex(), Optional.empty()));
    }

    @Test
    void deletionsAndRedactionsAreToldApart() {
        List<StreamRecord> read = decoded(new AdJournal()
                .removeDocument("a", 1).redacted("b", 1).records().stream()
                        .map(SourceRecord::record)
                        .toList());

        assertThat(read.stream()
                        .filter(RevisionDetails.class::isInstance)
                        .map(details -> ((RevisionDetails) details).revision().content()))
                .hasSize(2)
                .hasAtLeastOneElementOfType(Content.Deleted.class)
                .hasAtLeastOneElementOfType(Content.Redacted.class);
    }

    @Test
    void aStreamBeginsWithItsCreation() throws InterruptedException {
        KinesisRecord first =
                new AdJournal().tap().read(Optional.empty(), 1, Duration.ZERO).getFirst();
        byte[] data = new byte[first.data().remaining()];
        ByteBuffer view = first.data().duplicate();
        view.get(data);

        assertThat(decoded(KplAggregate.unpack(first.partitionKey(), data)))
                .containsExactly(new Control(AdJournal.ARN, Control.Type.CREATED));
    }

    private static List<StreamRecord> decoded(List<UserRecord> records) {
        return records.stream()
                .map(record -> StreamRecordDecoder.decode(record.toBytes()))
                .toList();
    }
}
