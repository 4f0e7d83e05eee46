package io.adledger.bench.sink;

import io.adledger.bench.measure.Sample;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.stream.JournalTap;
import io.adledger.stream.local.EventSourceLoop.Backoff;
import io.adledger.stream.local.LedgerRecordSource;
import io.adledger.stream.local.SinkConsumer;
import io.adledger.stream.local.SinkSettings;
import io.adledger.stream.local.SinkStatus;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.Sink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Feeds sinks with all of a journal, as {@code ./ads up} does. */
final class Feed {

    private static final String ARN = "arn:aws:qldb:us-east-1:000000000000:stream/ads/bench";
    private static final int BATCH = 10;
    private static final Duration LOOK = Duration.ofMillis(1);

    private final JournalStore journal;
    private final Path folder;
    private int feeds;

    Feed(JournalStore journal, Path folder) {
        this.journal = journal;
        this.folder = folder;
    }

    /**
     * Feeds a new sink until it has everything; an operation is a block, which has one ad.
     *
     * @throws IllegalStateException if it does not take a record
     */
    Sample all(Sink sink) throws InterruptedException {
        String name = "sink-" + feeds++;
        var folders = new SinkConsumer.Folders(folder.resolve("checkpoints"), folder.resolve("dead-letters"));
        var source = new LedgerRecordSource(new JournalTap(journal, ARN), ARN);
        long blocks = journal.tip().map(JournalTip::sequenceNo).orElse(-1L) + 1;
        long begun = System.nanoTime();
        try (SinkConsumer consumer = SinkConsumer.start(
                new SinkSettings(name, Hopeless.SET_ASIDE, BATCH, Duration.ZERO),
                sink,
                source,
                folders,
                Backoff.DEFAULT)) {
            SinkStatus status = consumer.status();
            while (status.blocksBehind() > 0) {
                if (status.deadLetters() > 0 || !status.running()) {
                    throw new IllegalStateException("a sink does not take everything: " + status);
                }
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
                status = consumer.status();
            }
        }
        return Sample.of((double) blocks, (System.nanoTime() - begun) / 1e9);
    }
}
