package io.adledger.ledger.transaction;

import io.adledger.ledger.storage.Snapshot;
import io.adledger.ledger.storage.ViewKey;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Which block changed what last, as far back as an open transaction can ask. Thread-safe.
 *
 * <p>This is backward validation of optimistic concurrency control: a transaction may commit if nothing that it read
 * has been changed by a block after its snapshot.
 *
 * @see <a href="https://doi.org/10.1145/319566.319567">Kung and Robinson, On Optimistic Methods for Concurrency
 *     Control</a>
 */
final class ConflictIndex {

    private record Change(long sequenceNo, ViewKey key) {}

    private final Map<ViewKey, Long> lastChanged = new HashMap<>();
    private final Deque<Change> oldestFirst = new ArrayDeque<>();
    private final TreeMap<Long, Integer> openSnapshots = new TreeMap<>();

    /** Takes the snapshot of a transaction and notes it, in one step, so that nothing it can ask for is forgotten. */
    synchronized Snapshot opened(Supplier<Snapshot> take) {
        Snapshot snapshot = take.get();
        openSnapshots.merge(snapshot.sequenceNo(), 1, Integer::sum);
        return snapshot;
    }

    /** A transaction that read as of this block is done. */
    synchronized void closed(long snapshot) {
        openSnapshots.computeIfPresent(snapshot, (key, count) -> count == 1 ? null : count - 1);
    }

    /** A block has changed these. */
    synchronized void changed(long sequenceNo, Collection<ViewKey> keys) {
        for (ViewKey key : keys) {
            lastChanged.put(key, sequenceNo);
            oldestFirst.add(new Change(sequenceNo, key));
        }
    }

    /** Forgets what no open transaction can ask for, nor one that begins now, with the views as of this block. */
    synchronized void forgetUpTo(long applied) {
        long oldest = openSnapshots.isEmpty() ? applied : Math.min(applied, openSnapshots.firstKey());
        while (!oldestFirst.isEmpty() && oldestFirst.getFirst().sequenceNo() <= oldest) {
            Change change = oldestFirst.removeFirst();
            lastChanged.remove(change.key(), change.sequenceNo());
        }
    }

    /** Something of these that was changed after the snapshot, if anything was. */
    synchronized Optional<ViewKey> changedSince(long snapshot, Collection<ViewKey> keys) {
        return keys.stream()
                .filter(key -> lastChanged.getOrDefault(key, -1L) > snapshot)
                .findFirst();
    }
}
