package io.adledger.ledger.replica;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.transaction.Ledger;
import java.util.List;
import java.util.Optional;

/** A ledger that follows another, wherever it is. Thread-safe. */
public interface Replica {

    /**
     * Where it stands.
     *
     * @param follows whether it takes blocks of its source; not any more once it was promoted
     * @param tip its last block, if it has any
     */
    record Standing(boolean follows, Optional<JournalTip> tip) {

        /** Where a ledger of this process stands. */
        public static Standing of(Ledger ledger) {
            return new Standing(ledger.isReplica(), ledger.journal().tip());
        }
    }

    /** Where it stands now. */
    Standing standing();

    /**
     * Takes the next blocks of its source; they are durable when this returns.
     *
     * @param blocks at least one, verified, the first following its last
     * @throws io.adledger.ledger.transaction.ReplicaException if it follows no more
     * @throws io.adledger.ledger.journal.SequenceConflictException if they do not follow
     */
    void follow(List<Block> blocks);
}
