package io.adledger.local.load;

import io.adledger.local.CommandFailure;
import io.adledger.local.ProgressDisplay;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Publishes the rows of a source, several at a time, starting them in the source's order. */
final class Loader {

    private final AdApi api;
    private final RowSource source;
    private final DoneRows doneRows;
    private final ProgressDisplay display;
    private final Semaphore places;
    private final int concurrency;
    private final AtomicInteger accepted = new AtomicInteger();
    private final ConcurrentSkipListMap<Integer, String> rejected = new ConcurrentSkipListMap<>();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    Loader(AdApi api, RowSource source, DoneRows doneRows, ProgressDisplay display, int concurrency) {
        this.api = api;
        this.source = source;
        this.doneRows = doneRows;
        this.display = display;
        this.concurrency = concurrency;
        this.places = new Semaphore(concurrency);
    }

    /**
     * Publishes every row that was not published before.
     *
     * @throws CommandFailure if AdLedger stopped answering; every row that was accepted is remembered
     */
    LoadReport run() throws InterruptedException {
        Instant begun = Instant.now();
        int before = 0;
        try (Stream<Row> rows = source.rows();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Iterator<Row> each = rows.iterator(); each.hasNext() && failure.get() == null; ) {
                Row row = each.next();
                if (doneRows.contains(row)) {
                    before++;
                    display.accepted();
                } else {
                    places.acquire();
                    threads.execute(() -> publish(row));
                }
            }
            places.acquire(concurrency);
        }
        display.end();
        RuntimeException brokenOff = failure.get();
        if (brokenOff != null) {
            throw brokenOff;
        }
        return new LoadReport(source.count(), accepted.get(), before, rejected, Duration.between(begun, Instant.now()));
    }

    private void publish(Row row) {
        try {
            settle(row, outcomeOf(row));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException brokenOff) {
            failure.compareAndSet(null, brokenOff);
        } finally {
            places.release();
        }
    }

    private Outcome outcomeOf(Row row) throws InterruptedException {
        return switch (row) {
            case Row.Posting posting -> api.publish(posting, IdempotencyKey.of(source, posting));
            case Row.Unreadable unreadable -> new Outcome.Rejected(unreadable.reason());
        };
    }

    private void settle(Row row, Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted _ -> {
                accepted.incrementAndGet();
                doneRows.add(row);
                display.accepted();
            }
            case Outcome.Rejected(String reason) -> {
                rejected.put(row.number(), reason);
                display.rejected();
            }
        }
    }
}
