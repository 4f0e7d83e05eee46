package io.adledger.stream.state;

import io.adledger.state.Retry;
import io.adledger.state.StateStore;
import io.adledger.state.StateStoreUnavailableException;
import io.adledger.stream.sink.AdChanges;
import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.DocumentChanges;
import io.adledger.stream.sink.Sink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Feeds the state store. Of each ad only the newest version in a batch is written, different ads at the same time.
 * Thread-safe.
 */
public final class StateStoreSink implements Sink {

    private final StateStore store;
    private final Retry retry;
    private final int mostWrites;

    /**
     * A sink into a store.
     *
     * @param mostWrites how many writes at the same time, at most
     */
    public StateStoreSink(StateStore store, Retry retry, int mostWrites) {
        this.store = store;
        this.retry = retry;
        this.mostWrites = mostWrites;
    }

    private record Write(DocumentChanges changes, Future<?> result) {}

    @Override
    public List<Failure> apply(List<Delivery> batch) throws InterruptedException {
        AdChanges changes = AdChanges.in(batch);
        List<Failure> failures = new ArrayList<>(changes.failures());
        Collection<DocumentChanges> pending = changes.documents();
        while (!pending.isEmpty()) {
            pending = write(pending, failures);
        }
        return failures;
    }

    /** The versions that remain to be written, since the newer ones were refused. */
    private Collection<DocumentChanges> write(Collection<DocumentChanges> documents, List<Failure> failures)
            throws InterruptedException {
        Semaphore permits = new Semaphore(mostWrites);
        List<Write> writes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (DocumentChanges changes : documents) {
                writes.add(new Write(changes, threads.submit(() -> {
                    permits.acquire();
                    try {
                        retry.apply(store, changes.newest());
                        return null;
                    } finally {
                        permits.release();
                    }
                })));
            }
        }
        List<DocumentChanges> remaining = new ArrayList<>();
        for (Write write : writes) {
            settle(write, failures).ifPresent(remaining::add);
        }
        return remaining;
    }

    private static Optional<DocumentChanges> settle(Write write, List<Failure> failures) throws InterruptedException {
        try {
            write.result().get();
            return Optional.empty();
        } catch (ExecutionException e) {
            String error = String.valueOf(e.getCause());
            if (e.getCause() instanceof RuntimeException refused
                    && !(refused instanceof StateStoreUnavailableException)) {
                failures.add(write.changes().newestNever(error));
                // The newest of the others is then the best that can be had.
                return write.changes().beforeNewest();
            }
            failures.addAll(write.changes().allLater(error));
            return Optional.empty();
        }
    }
}
