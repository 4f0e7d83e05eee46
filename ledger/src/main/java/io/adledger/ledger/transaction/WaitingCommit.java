package io.adledger.ledger.transaction;

import io.adledger.ledger.journal.BlockAddress;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A thread that waits for its commit, and the answer that another thread gives it. */
final class WaitingCommit {

    private final PreparedTransaction transaction;
    private final Thread thread = Thread.currentThread();
    private @Nullable RuntimeException fault;
    private @Nullable BlockAddress address;
    private volatile boolean answered;

    /** Of the thread that calls this. */
    WaitingCommit(PreparedTransaction transaction) {
        this.transaction = transaction;
    }

    PreparedTransaction transaction() {
        return transaction;
    }

    boolean isAnswered() {
        return answered;
    }

    void succeed(BlockAddress at) {
        address = at;
        answer();
    }

    void fail(RuntimeException why) {
        fault = why;
        answer();
    }

    private void answer() {
        answered = true;
        wake();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    /** Once it is answered. */
    BlockAddress get() {
        if (fault != null) {
            throw fault;
        }
        return Objects.requireNonNull(address);
    }
}
