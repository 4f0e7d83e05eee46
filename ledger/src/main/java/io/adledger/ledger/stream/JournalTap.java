package io.adledger.ledger.stream;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalTip;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ledger's stream without Kinesis: the journal's blocks as the Kinesis records that would be sent, from any position
 * on, again and again. The tap keeps no position; its readers do. Thread-safe.
 */
public final class JournalTap {

    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_RECORDS = 500;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private final JournalStore journal;
    private final StreamRecordWriter writer;
    private final int mostBytes;

    /** A tap into a journal, whose records name this ARN as their stream's. */
    public JournalTap(JournalStore journal, String streamArn) {
        this(journal, streamArn, MOST_BYTES);
    }

    JournalTap(JournalStore journal, String streamArn, int mostBytes) {
        this.journal = journal;
        this.writer = new StreamRecordWriter(streamArn);
        this.mostBytes = mostBytes;
    }

    /**
     * The records after a position, in the journal's order; waits for the first of them.
     *
     * @param after none to begin with the stream's first record
     * @param most how many records at most
     * @param patience how long to wait for something new
     * @return empty if nothing came
     */
    public List<KinesisRecord> read(Optional<StreamPosition> after, int most, Duration patience)
            throws InterruptedException {
        if (after.isEmpty()) {
            return List.of(opening());
        }
        Instant end = Instant.now().plus(patience);
        while (true) {
            List<KinesisRecord> records = available(after.get(), most);
            if (!records.isEmpty() || !Instant.now().isBefore(end)) {
                return records;
            }
            awaitBlockAfter(after.get(), end);
        }
    }

    /** How many blocks the journal holds beyond this position; all of them beyond none. */
    public long blocksAfter(Optional<StreamPosition> position) {
        long tip = journal.tip().map(JournalTip::sequenceNo).orElse(-1L);
        return Math.max(0, tip + 1 - position.map(StreamPosition::nextBlock).orElse(0L));
    }

    /** When the first block beyond this position was committed; none if there is no such block. */
    public Optional<Instant> oldestAfter(Optional<StreamPosition> position) {
        return journal.block(position.map(StreamPosition::nextBlock).orElse(0L)).map(BlockPacker::committedAt);
    }

    private void awaitBlockAfter(StreamPosition position, Instant end) throws InterruptedException {
        // The journal may be another process's too, so there is nobody who could tell us of a new block.
        while (blocksAfter(Optional.of(position)) == 0 && Instant.now().isBefore(end)) {
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private KinesisRecord opening() {
        KplAggregator aggregate = new KplAggregator(mostBytes, MOST_RECORDS);
        aggregate.addAll(List.of(writer.created()));
        Instant arrival = journal.block(0).map(BlockPacker::committedAt).orElseGet(Instant::now);
        return BlockPacker.record(aggregate, StreamPosition.CREATED, arrival);
    }

    private List<KinesisRecord> available(StreamPosition after, int most) {
        BlockPacker packer = new BlockPacker(writer, mostBytes, MOST_RECORDS);
        try (Stream<Block> blocks = journal.read(after.nextBlock())) {
            Iterator<Block> remaining = blocks.iterator();
            while (remaining.hasNext() && packer.packed().size() < most) {
                Block block = remaining.next();
                packer.add(block, block.sequenceNo() == after.nextBlock() ? after.done() : 0);
            }
        }
        packer.finish();
        return packer.packed().stream().limit(most).toList();
    }
}
