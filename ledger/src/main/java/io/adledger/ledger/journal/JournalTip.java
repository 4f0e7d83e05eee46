package io.adledger.ledger.journal;

import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;

/** The last block of a journal, as much as the next one needs of it. */
public record JournalTip(BlockAddress blockAddress, Hash blockHash, Timestamp blockTimestamp) {

    /** The tip that this block is, or was. */
    public static JournalTip of(Block block) {
        return new JournalTip(block.blockAddress(), block.blockHash(), block.blockTimestamp());
    }

    /** The sequence number of the last block. */
    public long sequenceNo() {
        return blockAddress.sequenceNo();
    }
}
