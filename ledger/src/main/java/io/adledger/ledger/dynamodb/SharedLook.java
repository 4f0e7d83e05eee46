package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalStoreException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A look at something outside, shared by all who want one at the same time: each gets what a look saw that began after they
 * asked, and there is never more than one under way. Thread-safe.
 */
final class SharedLook<T> {

    private final Supplier<T> look;
    /** Held while a look is under way. */
    private final ReentrantLock turn = new ReentrantLock();

    private final ReentrantLock lock = new ReentrantLock();
    /** The look that has not begun. */
    private @Nullable CompletableFuture<T> next;

    SharedLook(Supplier<T> look) {
        this.look = look;
    }

    T now() {
        CompletableFuture<T> joined;
        boolean first;
        lock.lock();
        try {
            first = next == null;
            joined = next == null ? new CompletableFuture<>() : next;
            next = joined;
        } finally {
            lock.unlock();
        }
        if (first) {
            carryOut(joined);
        }
        try {
            return joined.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new JournalStoreException(String.valueOf(cause.getMessage()), cause);
        }
    }

    private void carryOut(CompletableFuture<T> own) {
        turn.lock();
        try {
            nobodyJoinsFromNowOn();
            own.complete(look.get());
        } catch (RuntimeException | Error e) {
            own.completeExceptionally(e);
        } finally {
            turn.unlock();
        }
    }

    private void nobodyJoinsFromNowOn() {
        lock.lock();
        try {
            next = null;
        } finally {
            lock.unlock();
        }
    }
}
