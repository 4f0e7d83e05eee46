package io.adledger.snapshot;

import io.adledger.snapshot.store.SnapshotId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which snapshots are kept.
 *
 * @param newest so many of the newest are kept, whatever their age
 * @param since and those of this moment or a later one; none are kept for their age if it is not given
 */
public record Retention(int newest, Optional<Instant> since) {

    public Retention {
        if (newest < 0) {
            throw new IllegalArgumentException("cannot keep " + newest + " snapshots");
        }
    }

    /** Those of these that are not kept, the oldest first. */
    public List<SnapshotId> expendable(Collection<SnapshotId> ids) {
        return ids.stream()
                .sorted(Comparator.reverseOrder())
                .skip(newest)
                .filter(id -> since.isEmpty() || id.moment().isBefore(since.get()))
                .sorted()
                .toList();
    }
}
