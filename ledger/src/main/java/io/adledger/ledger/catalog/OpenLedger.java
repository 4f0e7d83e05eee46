package io.adledger.ledger.catalog;

import io.adledger.ledger.transaction.Ledger;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** A ledger that can be used, until it closes. Thread-safe. */
public final class OpenLedger {

    private final Ledger ledger;
    private final String arn;
    private final Optional<Path> directory;
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    OpenLedger(Ledger ledger, String arn, Optional<Path> directory) {
        this.ledger = ledger;
        this.arn = arn;
        this.directory = directory;
    }

    public String name() {
        return ledger.name();
    }

    public String arn() {
        return arn;
    }

    /** The ledger itself, for a {@linkplain LedgerListener listener}, which knows when it closes. */
    public Ledger ledger() {
        return ledger;
    }

    /** Where what belongs to the ledger can be kept, to be removed with it; none if it is in memory. */
    public Optional<Path> directory() {
        return directory;
    }

    /**
     * Uses the ledger, which does not close meanwhile.
     *
     * @throws LedgerRefusedException if it has closed
     */
    <T> T use(Function<Ledger, T> action) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new LedgerRefusedException(LedgerRefusedException.Reason.NOT_FOUND, name());
            }
            return action.apply(ledger);
        } finally {
            use.readLock().unlock();
        }
    }

    void close() {
        use.writeLock().lock();
        try {
            closed = true;
            ledger.close();
        } finally {
            use.writeLock().unlock();
        }
    }
}
