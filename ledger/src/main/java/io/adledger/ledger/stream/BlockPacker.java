package io.adledger.ledger.stream;

import io.adledger.ledger.journal.Block;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs consecutive blocks into Kinesis records. A record ends with a block's end, unless that block alone is too large
 * for one: then it has records for itself. Not thread-safe.
 */
final class BlockPacker {

    private final StreamRecordWriter writer;
    private final int mostBytes;
    private final int mostRecords;
    private final List<KinesisRecord> packed = new ArrayList<>();
    private KplAggregator aggregate;
    private @Nullable Block last;

    BlockPacker(StreamRecordWriter writer, int mostBytes, int mostRecords) {
        this.writer = writer;
        this.mostBytes = mostBytes;
        this.mostRecords = mostRecords;
        this.aggregate = new KplAggregator(mostBytes, mostRecords);
    }

    /** The full Kinesis records so far. */
    List<KinesisRecord> packed() {
        return packed;
    }

    /** Adds the next block. */
    void add(Block block) {
        add(block, 0);
    }

    /**
     * Adds what is left of a block.
     *
     * @param done how many of its records to leave out
     */
    void add(Block block, int done) {
        List<StreamRecordBytes> all = writer.records(block);
        List<StreamRecordBytes> records = all.subList(Math.min(done, all.size()), all.size());
        if (aggregate.addAll(records)) {
            last = block;
            return;
        }
        finish();
        if (aggregate.addAll(records)) {
            last = block;
        } else {
            split(block, records, done);
        }
    }

    /** Makes a Kinesis record of what is not in one yet. */
    void finish() {
        if (last != null) {
            packed.add(record(aggregate, StreamPosition.endOf(last.sequenceNo()), committedAt(last)));
            aggregate = new KplAggregator(mostBytes, mostRecords);
            last = null;
        }
    }

    private void split(Block block, List<StreamRecordBytes> records, int before) {
        KplAggregator part = new KplAggregator(mostBytes, mostRecords);
        int done = before;
        for (StreamRecordBytes record : records) {
            if (!part.addAll(List.of(record))) {
                packed.add(record(part, new StreamPosition(block.sequenceNo(), done), committedAt(block)));
                part = new KplAggregator(mostBytes, mostRecords);
                part.addAll(List.of(record));
            }
            done++;
        }
        packed.add(record(part, StreamPosition.endOf(block.sequenceNo()), committedAt(block)));
    }

    static KinesisRecord record(KplAggregator aggregate, StreamPosition position, Instant arrival) {
        return new KinesisRecord(
                KplAggregator.PARTITION_KEY, ByteBuffer.wrap(aggregate.toBytes()), position.sequenceNumber(), arrival);
    }

    static Instant committedAt(Block block) {
        return Instant.ofEpochMilli(block.blockTimestamp().getMillis());
    }
}
