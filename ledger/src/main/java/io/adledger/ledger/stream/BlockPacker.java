package io.adledger.ledger.stream;

import io.adledger.ledger.journal.Block;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Packs consecutive blocks into Kinesis records. A record ends with a block's end, unless that block alone is too large
 * for one: then it has records for itself, always the same ones. Not thread-safe.
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
        List<StreamRecordBytes> records = writer.records(block);
        if (aggregate.addAll(records)) {
            last = block;
            return;
        }
        finish();
        if (aggregate.addAll(records)) {
            last = block;
        } else {
            split(block, records);
        }
    }

    /** Makes a Kinesis record of what is not in one yet. */
    void finish() {
        if (last != null) {
            packed.add(record(aggregate, new StreamPosition(last.sequenceNo(), 0), committedAt(last)));
            aggregate = new KplAggregator(mostBytes, mostRecords);
            last = null;
        }
    }

    private void split(Block block, List<StreamRecordBytes> records) {
        KplAggregator part = new KplAggregator(mostBytes, mostRecords);
        int number = 0;
        for (StreamRecordBytes record : records) {
            if (!part.addAll(List.of(record))) {
                packed.add(record(part, new StreamPosition(block.sequenceNo(), number++), committedAt(block)));
                part = new KplAggregator(mostBytes, mostRecords);
                part.addAll(List.of(record));
            }
        }
        packed.add(record(part, new StreamPosition(block.sequenceNo(), number), committedAt(block)));
    }

    static KinesisRecord record(KplAggregator aggregate, StreamPosition position, Instant arrival) {
        return new KinesisRecord(
                KplAggregator.PARTITION_KEY, ByteBuffer.wrap(aggregate.toBytes()), position.sequenceNumber(), arrival);
    }

    static Instant committedAt(Block block) {
        return Instant.ofEpochMilli(block.blockTimestamp().getMillis());
    }
}
