package io.adledger.snapshot;

import io.adledger.ledger.journal.JournalReader;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes snapshots in a process that goes on, for whoever asks, one at a time; and erases from them what is redacted.
 * Thread-safe.
 */
public final class SnapshotRuns implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotRuns.class);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final SnapshotStore store;
    private final Path folder;
    private final Supplier<? extends JournalReader> journals;
    private final SnapshotSettings settings;
    private final SnapshotErasure erasure;
    private final ExecutorService background = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("snapshot").daemon().factory());
    private final LongAdder made = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile @Nullable SnapshotRun current;
    private volatile @Nullable SnapshotId newest;
    private volatile boolean closed;

    /**
     * Runs in a folder, which is locked for as long as each takes.
     *
     * @param journals the journal; what it gives is not closed
     */
    public SnapshotRuns(
            SnapshotStore store, Path folder, Supplier<? extends JournalReader> journals, SnapshotSettings settings) {
        this.store = store;
        this.folder = folder;
        this.journals = journals;
        this.settings = settings;
        this.erasure = new SnapshotErasure(store);
    }

    /** The snapshots that there are. */
    public SnapshotStore store() {
        return store;
    }

    /** The last run that was started here: it is under way, or has failed; none if it is done. */
    public Optional<SnapshotRun> current() {
        return Optional.ofNullable(current);
    }

    /** How many were made here. */
    public long made() {
        return made.sum();
    }

    /** How many runs were broken off here; each try counts. */
    public long failed() {
        return failed.sum();
    }

    /** The snapshot of the latest moment, whoever made it, as of the last erasure; none if there is none, or before that. */
    public Optional<SnapshotId> newest() {
        return Optional.ofNullable(newest);
    }

    /**
     * Starts to make the snapshot of a moment.
     *
     * @param moment none for the end of the last full month
     * @return which it is; it may be there already
     * @throws NoSnapshotException if there can be none
     * @throws SnapshotsBusyException if another run is under way
     */
    public SnapshotId start(Optional<Instant> moment) {
        SnapshotMoments moments = new SnapshotMoments(settings.clock());
        SnapshotId id = moments.idAt(moment.orElseGet(moments::endOfLastMonth), journals.get());
        if (store.find(id).isEmpty()) {
            SnapshotLock lock = SnapshotLock.tryHold(folder).orElseThrow(SnapshotsBusyException::new);
            current = SnapshotRun.started(id, settings.clock().instant());
            background.execute(() -> {
                try (lock) {
                    make(id);
                } catch (RuntimeException e) {
                    LOG.warn("Snapshot {} was not made", id, e);
                }
            });
        }
        return id;
    }

    /**
     * Makes the snapshot of a moment.
     *
     * @return false if another run is under way
     * @throws NoSnapshotException if there can be none
     */
    public boolean make(Instant moment) {
        SnapshotId id = new SnapshotMoments(settings.clock()).idAt(moment, journals.get());
        return alone(() -> {
            current = SnapshotRun.started(id, settings.clock().instant());
            make(id);
        });
    }

    /**
     * Erases from all snapshots what was redacted.
     *
     * @return false if another run is under way
     */
    public boolean erase() {
        return alone(() -> {
            erasure.run(journals.get()).damaged().forEach(damage -> LOG.warn("{}", damage));
            lookForNewest();
        });
    }

    private boolean alone(Runnable action) {
        Optional<SnapshotLock> held = SnapshotLock.tryHold(folder);
        if (held.isEmpty()) {
            return false;
        }
        try (SnapshotLock _ = held.get()) {
            action.run();
            return true;
        }
    }

    private void make(SnapshotId id) {
        try {
            SnapshotManifest manifest = new SnapshotMaker(store, folder, settings).make(id, journals.get(), progress());
            current = null;
            made.increment();
            lookForNewest();
            LOG.info("Snapshot {} is made: {}", id, manifest.counts());
        } catch (RuntimeException e) {
            failed.increment();
            update(run -> run.failed(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private void lookForNewest() {
        newest = store.ids().stream().reduce((before, last) -> last).orElse(null);
    }

    private SnapshotProgress progress() {
        return new SnapshotProgress() {
            @Override
            public void reached(Step step, long done, long total) {
                if (closed) {
                    throw new CancellationException("stopped; it goes on when it is asked for again");
                }
                update(run -> run.reached(step, done, total));
            }

            @Override
            public void warn(String warning) {
                LOG.warn("{}", warning);
            }
        };
    }

    private void update(UnaryOperator<SnapshotRun> change) {
        SnapshotRun run = current;
        if (run != null) {
            current = change.apply(run);
        }
    }

    /** Breaks off what is under way; it can go on later. */
    @Override
    public void close() {
        closed = true;
        background.shutdown();
        try {
            if (!background.awaitTermination(TIME_TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A snapshot is still being made");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
