package io.adledger.stream.local;

import io.adledger.state.AdChange;
import io.adledger.state.Retry;
import io.adledger.state.StateStore;
import io.adledger.stream.AdJournal;
import io.adledger.stream.lambda.StreamHandler;
import io.adledger.stream.sink.BatchProcessor;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.state.StateStoreSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that takes a journal of ads into a store of files, one per ad, from where an earlier one was stopped, and then
 * says how many it wrote. Arguments: a directory, the number of ads.
 */
final class LoopProcess {

    private LoopProcess() {}

    public static void main(String[] arguments) throws InterruptedException {
        Path directory = Path.of(arguments[0]);
        AdJournal journal = new AdJournal();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            journal.state("ad" + i, 0, "10");
        }
        AtomicInteger written = new AtomicInteger();
        StateStore store = change -> {
            write(directory.resolve("store"), change);
            written.incrementAndGet();
        };
        BatchProcessor processor = new BatchProcessor(
                "state-store",
                new StateStoreSink(store, Retry.DEFAULT, 1),
                Hopeless.SET_ASIDE,
                FileDeadLetters.open(directory.resolve("dead")),
                Clock.systemUTC());
        System.out.println("started");
        try (EventSourceLoop loop = EventSourceLoop.start(
                new LedgerRecordSource(journal.tap(), AdJournal.ARN),
                new StreamHandler(processor),
                FileCheckpoint.open(directory.resolve("position")),
                10,
                EventSourceLoop.Backoff.DEFAULT)) {
            while (loop.progress().lag().blocks() > 0) {
                Thread.onSpinWait();
            }
        }
        System.out.println(written.get());
    }

    private static void write(Path directory, AdChange change) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(change.documentId()), Long.toString(change.version()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
