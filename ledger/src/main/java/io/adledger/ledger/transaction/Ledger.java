package io.adledger.ledger.transaction;

import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.journal.JournalProofs;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.ledger.journal.SequenceConflictException;
import io.adledger.ledger.partiql.StatementCompiler;
import io.adledger.ledger.storage.Snapshot;
import io.adledger.ledger.storage.Table;
import io.adledger.ledger.storage.Views;
import io.adledger.ledger.tags.Tags;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;

/** One ledger: its journal, the views of it, and the transactions upon them. Thread-safe. */
public final class Ledger implements AutoCloseable {

    private final String name;
    private final LedgerSettings settings;
    private final JournalStore journal;
    private final Views views;
    private final JournalProofs proofs;
    private final StatementCompiler compiler = new StatementCompiler();
    private final ConflictIndex conflicts = new ConflictIndex();
    private final Redactions redactions;
    private final CommitPipeline pipeline;
    private final Set<Transaction> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private volatile boolean closed;

    private Ledger(String name, boolean replica, LedgerSettings settings, JournalStore journal, Views views) {
        this.name = name;
        this.settings = settings;
        this.journal = journal;
        this.views = views;
        this.proofs = new JournalProofs(journal, views.merkleNodes(), views::merkleFrontier);
        this.redactions = new Redactions(journal, views.erasures());
        this.pipeline = new CommitPipeline(
                name, replica, journal, views, redactions, conflicts, settings.clock(), this::signalGrown);
    }

    /**
     * Opens a ledger on its stores, which are closed with it. The first block of a new one is made here; the views catch
     * up with the journal.
     *
     * @throws RuntimeException if a store cannot be read, or the views are not of this journal
     */
    public static Ledger open(String name, LedgerSettings settings, JournalStore journal, Views views) {
        if (journal.tip().isEmpty()) {
            begin(journal, settings);
        }
        return open(name, false, settings, journal, views);
    }

    /**
     * Opens a replica on its stores, which are closed with it: a ledger that takes the blocks of another, and no writes of its
     * own until it is promoted. A new one is empty.
     *
     * @throws RuntimeException if a store cannot be read, or the views are not of this journal
     */
    public static Ledger openReplica(String name, LedgerSettings settings, JournalStore journal, Views views) {
        return open(name, true, settings, journal, views);
    }

    private static Ledger open(
            String name, boolean replica, LedgerSettings settings, JournalStore journal, Views views) {
        views.catchUp(journal, key -> {});
        Ledger ledger = new Ledger(name, replica, settings, journal, views);
        ledger.redactions.carryOut();
        return ledger;
    }

    /** Opens the ledger that a directory holds, or a new one there. */
    public static Ledger open(String name, LedgerSettings settings, Path directory) {
        return open(directory, (journal, views) -> open(name, settings, journal, views));
    }

    /** Opens the replica that a directory holds, or a new one there. */
    public static Ledger openReplica(String name, LedgerSettings settings, Path directory) {
        return open(directory, (journal, views) -> openReplica(name, settings, journal, views));
    }

    private static Ledger open(Path directory, BiFunction<JournalStore, Views, Ledger> opening) {
        JournalStore journal = RocksDbJournalStore.open(directory.resolve("journal"));
        try {
            Views views = Views.open(directory.resolve("views"));
            try {
                return opening.apply(journal, views);
            } catch (RuntimeException e) {
                views.close();
                throw e;
            }
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** A new ledger for as long as the process lives. */
    public static Ledger inMemory(String name, LedgerSettings settings) {
        return open(name, settings, new InMemoryJournalStore(), Views.inMemory());
    }

    private static void begin(JournalStore journal, LedgerSettings settings) {
        Timestamp now = Timestamp.forMillis(settings.clock().millis(), 0);
        try {
            journal.append(0, List.of(BlockChain.begin().next(UniqueId.next(), now, null, Hash.EMPTY, List.of())));
        } catch (SequenceConflictException e) {
            // Another server of the same journal was first.
        }
    }

    public String name() {
        return name;
    }

    /** Begins a transaction that reads as of now. To be committed or aborted; it expires if it is not. */
    public Transaction begin() {
        pipeline.catchUpWithOthers();
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("ledger " + name + " is closed");
            }
            Snapshot snapshot = conflicts.opened(views::snapshot);
            Transaction transaction = new Transaction(settings, compiler, conflicts, pipeline, snapshot, this::ended);
            open.add(transaction);
            return transaction;
        } finally {
            lock.unlock();
        }
    }

    private void ended(Transaction transaction) {
        open.remove(transaction);
        conflicts.closed(transaction.snapshotSequenceNo());
    }

    /**
     * Why the ledger commits nothing any more, if that is so: a store has failed, for want of space or else. What was
     * acknowledged before can still be read; once the cause is mended, open the ledger again.
     */
    public Optional<RuntimeException> failure() {
        return pipeline.failure();
    }

    /** The tags that a table, active or dropped, was created with; none if there is no table with this id. */
    public Optional<Tags> originalTagsOfTable(String tableId) {
        pipeline.catchUpWithOthers();
        try (Snapshot snapshot = views.snapshot()) {
            return snapshot.tables().stream()
                    .filter(table -> table.id().equals(tableId))
                    .map(Table::tags)
                    .findFirst();
        }
    }

    /** Whether it takes the blocks of another ledger, and no writes. */
    public boolean isReplica() {
        return pipeline.isReplica();
    }

    /**
     * Takes the next blocks of the ledger that this is a replica of; they are durable when this returns, and can be read.
     *
     * @param blocks at least one, verified, the first following this journal's last
     * @throws ReplicaException if this is no replica
     * @throws io.adledger.ledger.journal.SequenceConflictException if they do not follow
     */
    public void follow(List<Block> blocks) {
        pipeline.follow(blocks);
    }

    /** Makes a ledger of a replica: from now on it takes writes, which continue the chain. Doing it twice is harmless. */
    public void promote() {
        pipeline.promote();
    }

    /** The journal, to be read; only the ledger itself appends to it. */
    public JournalStore journal() {
        return journal;
    }

    /** Digests of the journal and proofs of what is in it. Not to be asked once the ledger is closed. */
    public JournalProofs proofs() {
        return proofs;
    }

    /**
     * Waits until the journal has a block with this sequence number.
     *
     * @return false if the time was up before, or the ledger is closed
     */
    public boolean awaitBlock(long sequenceNo, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lockInterruptibly();
        try {
            while (views.sequenceNo() < sequenceNo) {
                if (closed || left <= 0) {
                    return false;
                }
                left = grown.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void signalGrown() {
        lock.lock();
        try {
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the open transactions and closes the stores; no statement may be running. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            grown.signalAll();
        } finally {
            lock.unlock();
        }
        open.forEach(Transaction::abort);
        pipeline.close(() -> {
            redactions.close();
            views.close();
            journal.close();
        });
    }
}
