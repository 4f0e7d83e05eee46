package io.adledger.replay.job;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.snapshot.fold.Moments;
import java.time.Instant;

/** Up to which block a ledger is replayed. Pure functions. */
final class LastBlock {

    private LastBlock() {}

    /** @throws ReplayRefusedException if the ledger is empty */
    static long now(JournalStore journal) {
        return journal.tip()
                .orElseThrow(() -> new ReplayRefusedException("the ledger is empty"))
                .sequenceNo();
    }

    /**
     * @param follows whether the target follows the ledger
     * @throws ReplayRefusedException if the ledger begins later, or the target is not to be taken back
     */
    static long at(Instant moment, JournalStore journal, boolean follows) {
        if (follows) {
            throw new ReplayRefusedException("what follows the ledger is not taken back to a moment that is past, as"
                    + " others read it: replay into another table or index");
        }
        return new Moments(journal)
                .lastBlockAt(moment)
                .orElseThrow(() -> new ReplayRefusedException("the ledger begins after " + moment));
    }
}
