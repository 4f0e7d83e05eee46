package io.adledger.ledger.journal;

import java.util.List;

/** What every store checks before it appends. */
public final class BlockSequence {

    private BlockSequence() {}

    /**
     * Checks blocks that are to be appended.
     *
     * @throws IllegalArgumentException if there are none, or they do not follow each other
     * @throws SequenceConflictException if the first of them is not the store's next
     */
    public static void check(long expectedSequenceNo, long nextSequenceNo, List<Block> blocks) {
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("no blocks to append");
        }
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).sequenceNo() != expectedSequenceNo + i) {
                throw new IllegalArgumentException(
                        "block " + blocks.get(i).sequenceNo() + " where " + (expectedSequenceNo + i) + " should stand");
            }
        }
        if (expectedSequenceNo != nextSequenceNo) {
            throw new SequenceConflictException(expectedSequenceNo, nextSequenceNo);
        }
    }
}
