package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalStoreException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work of other threads, and its failures as if it were one's own. */
final class Waiting {

    private Waiting() {}

    /** Has a thread do something. */
    static <T> Future<T> begin(ExecutorService threads, Supplier<T> work) {
        try {
            return threads.submit(work::get);
        } catch (RejectedExecutionException e) {
            throw new JournalStoreException("the journal is closed", e);
        }
    }

    /** Waits for a result. */
    static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JournalStoreException("interrupted while waiting for the table", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    /** Does all of it at once, and waits for all of it; the first failure is thrown then. */
    static void forAll(ExecutorService threads, List<Runnable> work) {
        if (work.size() == 1) {
            work.getFirst().run();
            return;
        }
        List<Future<Boolean>> begun = work.stream()
                .map(each -> begin(threads, () -> {
                    each.run();
                    return true;
                }))
                .toList();
        @Nullable RuntimeException failure = null;
        for (Future<Boolean> each : begun) {
            try {
                result(each);
            } catch (RuntimeException e) {
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
