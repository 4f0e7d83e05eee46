package io.adledger.ledger.journal;

import java.time.Instant;

/** Finds blocks by their time, which never goes back within a journal. */
public final class BlockTimes {

    private BlockTimes() {}

    /** When a block was committed, to the millisecond. */
    public static Instant of(Block block) {
        return Instant.ofEpochMilli(block.blockTimestamp().getMillis());
    }

    /** The sequence number of the first block that is not older than a moment; one beyond the tip if all are older. */
    public static long firstNotBefore(JournalReader journal, Instant moment) {
        long low = 0;
        long high = journal.tip().map(tip -> tip.sequenceNo() + 1).orElse(0L);
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (isBefore(journal, middle, moment)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isBefore(JournalReader journal, long sequenceNo, Instant moment) {
        Block block = journal.block(sequenceNo)
                .orElseThrow(() -> new JournalStoreException("the journal has no block " + sequenceNo));
        return of(block).isBefore(moment);
    }
}
