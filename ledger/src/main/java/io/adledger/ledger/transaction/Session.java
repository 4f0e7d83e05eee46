package io.adledger.ledger.transaction;

import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.Hash;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A client's session with one ledger: one open transaction at a time, whose results live no longer than itself. Every
 * method throws {@link InvalidSessionException} once the session is over. Thread-safe: commands are carried out one after
 * another.
 */
public final class Session {

    private final String token;
    private final Ledger ledger;
    private final SessionSettings settings;

    private final ReentrantLock lock = new ReentrantLock();
    private Instant lastUsed;
    private boolean ended;
    private @Nullable OpenTransaction open;
    /** The transaction that was open last, if it expired: commands for it are told so. */
    private @Nullable String expired;

    Session(String token, Ledger ledger, SessionSettings settings) {
        this.token = token;
        this.ledger = ledger;
        this.settings = settings;
        this.lastUsed = settings.clock().instant();
    }

    private record OpenTransaction(Transaction transaction, ResultPages results) {}

    Ledger ledger() {
        return ledger;
    }

    /** The name of the ledger that it is with. */
    public String ledgerName() {
        return ledger.name();
    }

    /** What a client shows to use the session. */
    public String token() {
        return token;
    }

    /**
     * Begins a transaction and returns its id.
     *
     * @throws InvalidCommandException if one is open
     */
    public String startTransaction() {
        return exclusively(() -> {
            dropExpired(settings.clock().instant());
            if (open != null) {
                throw new InvalidCommandException("Transaction already open");
            }
            Transaction transaction = ledger.begin();
            open = new OpenTransaction(transaction, new ResultPages(settings));
            expired = null;
            return transaction.id();
        });
    }

    /**
     * Executes a statement; see {@link Transaction#execute}.
     *
     * @return the first page of its result
     * @throws InvalidCommandException if this transaction is not open
     */
    public Page execute(String transactionId, String statement, List<IonValue> parameters) {
        return within(transactionId, current -> current.results()
                .first(current.transaction().execute(statement, parameters)));
    }

    /**
     * The page of a result that follows.
     *
     * @throws InvalidCommandException if this transaction is not open, or has no such page
     */
    public Page fetchPage(String transactionId, String nextPageToken) {
        return within(transactionId, current -> current.results().next(nextPageToken));
    }

    /**
     * Commits the transaction; see {@link Transaction#commit}.
     *
     * @throws InvalidCommandException if this transaction is not open
     */
    public Commit commit(String transactionId, Hash digest) {
        return within(transactionId, current -> {
            open = null;
            return current.transaction().commit(digest.toBytes());
        });
    }

    /** Ends the open transaction without a trace; does nothing if none is open. */
    public void abort() {
        exclusively(() -> {
            abortOpen();
            return null;
        });
    }

    private <T> T within(String transactionId, Function<OpenTransaction, T> action) {
        return exclusively(() -> {
            OpenTransaction current = open;
            if (current == null) {
                if (transactionId.equals(expired)) {
                    throw new TransactionExpiredException(transactionId);
                }
                throw new InvalidCommandException("No open transaction");
            }
            if (!current.transaction().id().equals(transactionId)) {
                throw new InvalidCommandException("Transaction " + transactionId + " is not the open transaction");
            }
            try {
                return action.apply(current);
            } catch (TransactionExpiredException e) {
                abortOpen();
                expired = transactionId;
                throw e;
            } catch (StackOverflowError e) {
                current.transaction().abort();
                open = null;
                throw new InvalidCommandException("The statement or a value is nested too deeply");
            }
        });
    }

    private <T extends @Nullable Object> T exclusively(Supplier<T> action) {
        lock.lock();
        try {
            Instant now = settings.clock().instant();
            endIfIdle(now);
            if (ended) {
                throw new InvalidSessionException();
            }
            lastUsed = now;
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    private void abortOpen() {
        if (open != null) {
            open.transaction().abort();
            open = null;
        }
    }

    private void dropExpired(Instant now) {
        if (open != null && now.isAfter(open.transaction().expiresAt())) {
            expired = open.transaction().id();
            abortOpen();
        }
    }

    /** Ends the session, and its transaction without a trace. */
    void end() {
        lock.lock();
        try {
            ended = true;
            abortOpen();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends what has been there for too long, unless a command is being carried out.
     *
     * @return whether the session is over
     */
    boolean expire(Instant now) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            dropExpired(now);
            endIfIdle(now);
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private void endIfIdle(Instant now) {
        if (now.isAfter(lastUsed.plus(settings.idleTimeout()))) {
            end();
        }
    }
}
