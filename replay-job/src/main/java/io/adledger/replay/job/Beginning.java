package io.adledger.replay.job;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.snapshot.NoSnapshotException;
import io.adledger.snapshot.SnapshotProgress;
import io.adledger.snapshot.Snapshots;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.store.DamagedSnapshotException;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import java.util.Optional;

/** Begins folds with snapshots, as requests choose them. */
record Beginning(Snapshots snapshots) {

    /**
     * Begins a fold.
     *
     * @param choice as {@link ReplayRequest#fromSnapshot}
     * @return the id of the snapshot that it begins with, if any
     * @throws ReplayRefusedException if the snapshot that was chosen cannot be used
     */
    Optional<String> begin(Fold fold, String choice, long last, JournalStore journal) {
        if (choice.equals(ReplayRequest.NEVER)) {
            return Optional.empty();
        }
        try {
            Optional<SnapshotManifest> chosen = choice.equals(ReplayRequest.AUTO)
                    ? snapshots.newestUpTo(last, journal, SnapshotProgress.NONE)
                    : Optional.of(snapshots.upTo(last, id(choice), journal));
            chosen.ifPresent(snapshot -> snapshots.begin(fold, snapshot, SnapshotProgress.NONE));
            return chosen.map(snapshot -> snapshot.id().toString());
        } catch (NoSnapshotException | DamagedSnapshotException e) {
            throw new ReplayRefusedException(String.valueOf(e.getMessage()));
        }
    }

    private static SnapshotId id(String choice) {
        return SnapshotId.parse(choice)
                .orElseThrow(() -> new ReplayRefusedException(choice + " is not the id of a snapshot"));
    }
}
