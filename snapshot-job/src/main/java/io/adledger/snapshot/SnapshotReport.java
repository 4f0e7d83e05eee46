package io.adledger.snapshot;

import io.adledger.snapshot.store.SnapshotManifest;
import java.util.List;

/**
 * How a verification came out.
 *
 * @param faults what does not hold, a sentence each without its full stop; the first of them, if there are many
 */
public record SnapshotReport(SnapshotManifest manifest, List<String> faults) {

    public SnapshotReport {
        faults = List.copyOf(faults);
    }

    /** Whether everything holds. */
    public boolean holds() {
        return faults.isEmpty();
    }
}
