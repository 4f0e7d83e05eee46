package io.adledger.ledger.transaction;

import com.amazon.ion.Timestamp;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.RevisionMetadata;
import io.adledger.ledger.journal.SequenceConflictException;
import io.adledger.ledger.storage.ViewKey;
import io.adledger.ledger.storage.Views;
import io.adledger.ledger.transaction.PreparedTransaction.PreparedRevision;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: of the threads that want to commit, one validates, orders, writes and applies everything that waits,
 * with one durable append, and wakes the others with their answers. A lone thread does its own commit without a change
 * of thread. Thread-safe.
 */
final class CommitPipeline {

    private static final int BLOCKS_AT_ONCE = 1_000;

    private final JournalStore journal;
    private final Views views;
    private final Redactions redactions;
    private final ConflictIndex conflicts;
    private final InstantSource clock;
    private final Runnable appended;

    private final Queue<WaitingCommit> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock leadership = new ReentrantLock();
    private final String ledger;
    private volatile boolean replica;
    private volatile long lastKnown;
    private volatile @Nullable RuntimeException failure;

    /**
     * A pipeline.
     *
     * @param replica whether it takes the blocks of another ledger rather than transactions, until it is promoted
     */
    CommitPipeline(
            String ledger,
            boolean replica,
            JournalStore journal,
            Views views,
            Redactions redactions,
            ConflictIndex conflicts,
            InstantSource clock,
            Runnable appended) {
        this.ledger = ledger;
        this.replica = replica;
        this.journal = journal;
        this.views = views;
        this.redactions = redactions;
        this.conflicts = conflicts;
        this.clock = clock;
        this.appended = appended;
        this.lastKnown = views.sequenceNo();
    }

    /**
     * Commits a transaction, durably.
     *
     * @return the block it became
     * @throws OccConflictException if what it read has been changed since
     * @throws LedgerFailedException if a store failed, now or before
     */
    BlockAddress commit(PreparedTransaction transaction) {
        if (replica) {
            throw new ReplicaException(
                    "The ledger " + ledger + " is a replica: it takes no writes until it is promoted");
        }
        WaitingCommit own = new WaitingCommit(transaction);
        queue.add(own);
        while (!own.isAnswered()) {
            if (leadership.tryLock()) {
                try {
                    commitWaiting();
                } finally {
                    leadership.unlock();
                    wakeNext();
                }
            } else {
                LockSupport.park(this);
            }
        }
        return own.get();
    }

    /** Someone may have begun to wait after the last look at the queue: they are to take the lead. */
    private void wakeNext() {
        WaitingCommit next = queue.peek();
        if (next != null) {
            next.wake();
        }
    }

    /** Takes the lead for as long as the action runs, so that no commit is under way. */
    private void exclusively(Runnable action) {
        leadership.lock();
        try {
            action.run();
        } finally {
            leadership.unlock();
            wakeNext();
        }
    }

    boolean isReplica() {
        return replica;
    }

    /** From now on it takes transactions. */
    void promote() {
        exclusively(() -> replica = false);
    }

    /** Appends verified blocks of the source, and applies them. */
    void follow(List<Block> blocks) {
        exclusively(() -> {
            if (!replica) {
                throw new ReplicaException("The ledger " + ledger + " was promoted, or never was a replica");
            }
            if (failure != null) {
                throw new LedgerFailedException("the ledger's store has failed: " + failure.getMessage(), failure);
            }
            try {
                journal.append(blocks.getFirst().sequenceNo(), blocks);
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
            catchUpUnlessFailed();
        });
    }

    /** Why it commits nothing any more, if that is so. */
    Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Commits nothing after this; the action runs when the last commit is done. */
    void close(Runnable closeStores) {
        exclusively(() -> {
            failure = failure == null ? new IllegalStateException("the ledger is closed") : failure;
            closeStores.run();
        });
    }

    /**
     * Applies what other servers of the same journal have appended, so that a transaction that begins after they have
     * answered sees it. Does not wait for commits of this server.
     */
    void catchUpWithOthers() {
        if (failure == null && tipSequenceNo() > lastKnown) {
            exclusively(this::catchUpUnlessFailed);
        }
    }

    private void catchUpUnlessFailed() {
        if (failure != null) {
            return;
        }
        try {
            catchUp();
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    private long tipSequenceNo() {
        return journal.tip().map(JournalTip::sequenceNo).orElse(-1L);
    }

    private void commitWaiting() {
        List<WaitingCommit> group = new ArrayList<>();
        for (WaitingCommit next = queue.poll();
                next != null;
                next = group.size() < BLOCKS_AT_ONCE ? queue.poll() : null) {
            group.add(next);
        }
        RuntimeException before = failure;
        if (before != null) {
            refuse(group, "the ledger commits nothing until it is opened again: ", before);
            return;
        }
        try {
            while (!group.isEmpty()) {
                group = commitGroup(group);
            }
        } catch (RuntimeException | Error e) {
            RuntimeException cause = e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
            failure = cause;
            refuse(group, "the ledger's store has failed: ", cause);
        }
    }

    /** Each thread gets an exception of its own. */
    private static void refuse(List<WaitingCommit> group, String message, RuntimeException cause) {
        for (WaitingCommit waiting : group) {
            if (!waiting.isAnswered()) {
                waiting.fail(new LedgerFailedException(message + cause.getMessage(), cause));
            }
        }
    }

    /** Commits what it can of a group, and returns what is to be tried again. */
    private List<WaitingCommit> commitGroup(List<WaitingCommit> group) {
        BlockChain chain = BlockChain.from(tipThatTheViewsShow());
        List<WaitingCommit> accepted = new ArrayList<>(group.size());
        List<Block> blocks = new ArrayList<>(group.size());
        Set<ViewKey> changedByGroup = new HashSet<>();
        for (WaitingCommit waiting : group) {
            PreparedTransaction transaction = waiting.transaction();
            Optional<ViewKey> conflict = conflicts
                    .changedSince(transaction.snapshot(), transaction.read())
                    .or(() -> transaction.read().stream()
                            .filter(changedByGroup::contains)
                            .findFirst());
            if (conflict.isPresent()) {
                waiting.fail(conflictOn(conflict.get()));
            } else {
                blocks.add(block(chain, transaction));
                accepted.add(waiting);
                changedByGroup.addAll(transaction.changed());
            }
        }
        if (accepted.isEmpty()) {
            return List.of();
        }
        try {
            journal.append(blocks.getFirst().sequenceNo(), blocks);
        } catch (SequenceConflictException e) {
            return accepted;
        }
        lastKnown = blocks.getLast().sequenceNo();
        show(accepted, blocks);
        return List.of();
    }

    private void show(List<WaitingCommit> accepted, List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            conflicts.changed(
                    blocks.get(i).sequenceNo(), accepted.get(i).transaction().changed());
        }
        views.apply(blocks, key -> {});
        redactions.carryOut();
        conflicts.forgetUpTo(views.sequenceNo());
        appended.run();
        for (int i = 0; i < blocks.size(); i++) {
            accepted.get(i).succeed(blocks.get(i).blockAddress());
        }
    }

    /**
     * What a transaction is validated against must reach to the block before its own. If there is a later one that the store
     * does not know of yet, it refuses to append.
     */
    private JournalTip tipThatTheViewsShow() {
        JournalTip tip = journal.lastKnownTip().orElseThrow();
        while (tip.sequenceNo() > views.sequenceNo()) {
            catchUp();
            tip = journal.lastKnownTip().orElseThrow();
        }
        return tip;
    }

    /** Another server has appended to the journal: its blocks are applied here, and what they changed is noted. */
    private void catchUp() {
        Set<ViewKey> changed = new HashSet<>();
        views.catchUp(journal, changed::add);
        redactions.carryOut();
        conflicts.changed(views.sequenceNo(), changed);
        lastKnown = views.sequenceNo();
        appended.run();
    }

    private Block block(BlockChain chain, PreparedTransaction transaction) {
        BlockAddress address = chain.nextAddress();
        Timestamp time = chain.notBeforeTip(Timestamp.forMillis(clock.millis(), 0));
        List<Revision> revisions = transaction.revisions().stream()
                .map(revision -> revision(address, time, transaction.id(), revision))
                .toList();
        return chain.next(
                transaction.id(), time, transaction.info(), transaction.infoHash(), transaction.redaction(), revisions);
    }

    private static Revision revision(
            BlockAddress address, Timestamp time, String transactionId, PreparedRevision prepared) {
        RevisionMetadata metadata = new RevisionMetadata(prepared.id(), prepared.version(), time, transactionId);
        return new Revision(
                address, Revision.hashOf(metadata, prepared.contentHash()), prepared.data(), null, metadata);
    }

    static OccConflictException conflictOn(ViewKey key) {
        return new OccConflictException(key instanceof ViewKey.OfDocument document ? document.documentId() : null);
    }
}
