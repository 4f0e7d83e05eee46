package io.adledger.replay.job;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.replay.StateTable;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.snapshot.store.SnapshotStore;

/** Where a replay reads and writes. Thread-safe. */
public interface ReplayPlaces {

    /** The journal as it is now; to be closed. */
    JournalStore journal();

    /** The snapshots of the ledger. */
    SnapshotStore snapshots();

    /**
     * A target, which is made if it is not there.
     *
     * @throws ReplayRefusedException if nothing may be replayed into it
     */
    StateTable open(Target target);

    /** Whether a target follows the ledger: others write it, too. */
    boolean follows(Target target);
}
