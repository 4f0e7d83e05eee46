package io.adledger.ledger.stream;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockTimes;
import io.adledger.ledger.journal.JournalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Carries out one stream, from where it was left until it ends: takes blocks, sends them, and notes how far it is once they
 * were taken. There is never more than one batch in memory. Used by one thread.
 */
final class StreamRun {

    private static final int BATCH_RECORDS = 1_000;
    private static final int BATCH_BYTES = 2 << 20;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final JournalStore journal;
    private final BlockArrival arrival;
    private final StreamSettings settings;
    private final StreamRequest request;
    private final StreamRecordWriter writer;
    private final EntryPacker packer;
    private final Delivery delivery;
    private final Progress progress;

    /** Where the run tells how far it is. */
    interface Progress {

        /** All before this block have been taken; durable if there is time for it. */
        void reached(long nextBlock);

        /** The same, durable at once. */
        void settle();
    }

    StreamRun(
            JournalStream stream,
            JournalStore journal,
            BlockArrival arrival,
            StreamSettings settings,
            Delivery delivery,
            Progress progress) {
        this.journal = journal;
        this.arrival = arrival;
        this.settings = settings;
        this.request = stream.request();
        this.writer = new StreamRecordWriter(stream.arn());
        this.packer = new EntryPacker(request.target().aggregation());
        this.delivery = delivery;
        this.progress = progress;
    }

    private record Batch(List<StreamRecordBytes> records, long nextBlock, boolean ended) {}

    /**
     * Sends all that is left.
     *
     * @param firstBlock the block to go on with
     * @param opened whether the stream's first record has been sent
     * @throws KinesisSinkException if Kinesis refuses a record for good
     */
    void from(long firstBlock, boolean opened) throws InterruptedException {
        if (!opened) {
            send(List.of(writer.created()));
            progress.reached(firstBlock);
            progress.settle();
        }
        long next = firstBlock;
        while (true) {
            boolean over = isOver();
            Batch batch = batch(next);
            if (!batch.records().isEmpty()) {
                send(batch.records());
                next = batch.nextBlock();
                progress.reached(next);
            }
            if (batch.ended() || (over && batch.records().isEmpty())) {
                send(List.of(writer.completed()));
                return;
            }
            if (batch.records().isEmpty()) {
                progress.settle();
                arrival.await(next, LOOK_AGAIN);
            }
        }
    }

    /** To be asked before the journal is: then a block of the stream's time that is not there will not come any more. */
    private boolean isOver() {
        return request.exclusiveEnd()
                .filter(end -> !settings.clock().instant().isBefore(end.plus(settings.afterEnd())))
                .isPresent();
    }

    private Batch batch(long firstBlock) {
        List<StreamRecordBytes> records = new ArrayList<>();
        long bytes = 0;
        long next = firstBlock;
        Optional<Instant> end = request.exclusiveEnd();
        try (Stream<Block> stored = journal.read(firstBlock)) {
            for (Iterator<Block> blocks = stored.iterator();
                    records.size() < BATCH_RECORDS && bytes < BATCH_BYTES && blocks.hasNext(); ) {
                Block block = blocks.next();
                if (end.isPresent() && !BlockTimes.of(block).isBefore(end.get())) {
                    return new Batch(records, next, true);
                }
                List<StreamRecordBytes> ofBlock = writer.records(block);
                records.addAll(ofBlock);
                bytes += ofBlock.stream()
                        .mapToLong(record -> record.data().length)
                        .sum();
                next = block.sequenceNo() + 1;
            }
        }
        return new Batch(records, next, false);
    }

    private void send(List<StreamRecordBytes> records) throws InterruptedException {
        delivery.deliver(packer.pack(records));
    }
}
