package io.adledger.snapshot.fold;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockTimes;
import io.adledger.ledger.journal.JournalReader;
import io.adledger.ledger.journal.JournalStoreException;
import java.time.Instant;
import java.util.OptionalLong;

/** Finds moments in a journal, whose blocks are in order of their times. Thread-safe. */
public final class Moments {

    private final JournalReader journal;

    public Moments(JournalReader journal) {
        this.journal = journal;
    }

    /** The last block that is not after a moment; none if all are. */
    public OptionalLong lastBlockAt(Instant moment) {
        long low = 0;
        long high = journal.tip().map(tip -> tip.sequenceNo() + 1).orElse(0L);
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (time(middle).isAfter(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? OptionalLong.empty() : OptionalLong.of(low - 1);
    }

    /** The last block that is before a moment; none if none is. */
    public OptionalLong lastBlockBefore(Instant moment) {
        long first = BlockTimes.firstNotBefore(journal, moment);
        return first == 0 ? OptionalLong.empty() : OptionalLong.of(first - 1);
    }

    /** When a block was committed. */
    public Instant time(long sequenceNo) {
        Block block = journal.block(sequenceNo)
                .orElseThrow(() -> new JournalStoreException("there is no block " + sequenceNo));
        return Instant.ofEpochMilli(block.blockTimestamp().getMillis());
    }
}
