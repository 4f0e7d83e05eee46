package io.adledger.ledger.transaction;

import com.amazon.ion.Timestamp;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockAddress;
import io.adledger.ledger.journal.BlockChain;
import io.adledger.ledger.journal.JournalStore;
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
import java.util.Objects;
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
    private final ConflictIndex conflicts;
    private final InstantSource clock;
    private final Runnable appended;

    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock leadership = new ReentrantLock();
    private volatile @Nullable Throwable failure;

    CommitPipeline(JournalStore journal, Views views, ConflictIndex conflicts, InstantSource clock, Runnable appended) {
        this.journal = journal;
        this.views = views;
        this.conflicts = conflicts;
        this.clock = clock;
        this.appended = appended;
    }

    /**
     * Commits a transaction, durably.
     *
     * @return the block it became
     * @throws OccConflictException if what it read has been changed since
     * @throws LedgerFailedException if a store failed, now or before
     */
    BlockAddress commit(PreparedTransaction transaction) {
        Waiting own = new Waiting(transaction, Thread.currentThread());
        queue.add(own);
        while (!own.isAnswered()) {
            if (leadership.tryLock()) {
                try {
                    commitWaiting();
                } finally {
                    leadership.unlock();
                }
                wakeNext();
            } else {
                LockSupport.park(this);
            }
        }
        return own.answer();
    }

    /** Someone may have begun to wait after the last look at the queue: they are to take the lead. */
    private void wakeNext() {
        Waiting next = queue.peek();
        if (next != null) {
            LockSupport.unpark(next.thread);
        }
    }

    /** Takes the lead for as long as the action runs, so that no commit is under way. */
    void exclusively(Runnable action) {
        leadership.lock();
        try {
            action.run();
        } finally {
            leadership.unlock();
        }
        wakeNext();
    }

    private void commitWaiting() {
        List<Waiting> group = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = group.size() < BLOCKS_AT_ONCE ? queue.poll() : null) {
            group.add(next);
        }
        try {
            while (!group.isEmpty()) {
                requireNotFailed();
                group = commitGroup(group);
            }
        } catch (RuntimeException | Error e) {
            failure = failure == null ? e : failure;
            group.forEach(waiting ->
                    waiting.fail(new LedgerFailedException("the ledger's store has failed: " + e.getMessage(), e)));
        }
    }

    private void requireNotFailed() {
        if (failure != null) {
            throw new LedgerFailedException("it failed before: " + failure.getMessage(), failure);
        }
    }

    /** Commits what it can of a group, and returns what is to be tried again. */
    private List<Waiting> commitGroup(List<Waiting> group) {
        BlockChain chain = journal.tip().map(BlockChain::from).orElseGet(BlockChain::begin);
        long first = chain.nextAddress().sequenceNo();
        List<Waiting> accepted = new ArrayList<>(group.size());
        List<Block> blocks = new ArrayList<>(group.size());
        Set<ViewKey> changedByGroup = new HashSet<>();
        for (Waiting waiting : group) {
            PreparedTransaction transaction = waiting.transaction;
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
            journal.append(first, blocks);
        } catch (SequenceConflictException e) {
            catchUp();
            return accepted;
        }
        for (int i = 0; i < blocks.size(); i++) {
            conflicts.changed(
                    blocks.get(i).sequenceNo(), accepted.get(i).transaction.changed());
        }
        views.apply(blocks, key -> {});
        conflicts.forgetUpTo(views.sequenceNo());
        appended.run();
        for (int i = 0; i < blocks.size(); i++) {
            accepted.get(i).succeed(blocks.get(i).blockAddress());
        }
        return List.of();
    }

    /** Another server has appended to the journal: its blocks are applied here, and what they changed is noted. */
    private void catchUp() {
        Set<ViewKey> changed = new HashSet<>();
        views.catchUp(journal, changed::add);
        conflicts.changed(views.sequenceNo(), changed);
    }

    private Block block(BlockChain chain, PreparedTransaction transaction) {
        BlockAddress address = chain.nextAddress();
        Timestamp time = chain.notBeforeTip(Timestamp.forMillis(clock.millis(), 0));
        List<Revision> revisions = transaction.revisions().stream()
                .map(revision -> revision(address, time, transaction.id(), revision))
                .toList();
        return chain.next(transaction.id(), time, transaction.info(), transaction.infoHash(), revisions);
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

    /** One thread that waits for its commit. */
    private static final class Waiting {

        private final PreparedTransaction transaction;
        private final Thread thread;
        private @Nullable RuntimeException fault;
        private @Nullable BlockAddress address;
        private volatile boolean answered;

        Waiting(PreparedTransaction transaction, Thread thread) {
            this.transaction = transaction;
            this.thread = thread;
        }

        boolean isAnswered() {
            return answered;
        }

        void succeed(BlockAddress at) {
            address = at;
            answered = true;
            LockSupport.unpark(thread);
        }

        void fail(RuntimeException why) {
            fault = why;
            answered = true;
            LockSupport.unpark(thread);
        }

        BlockAddress answer() {
            if (fault != null) {
                throw fault;
            }
            return Objects.requireNonNull(address);
        }
    }
}
