package io.adledger.ledger.transaction;

import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.BlockAddress;
import java.util.Optional;

/**
 * The answer to a commit.
 *
 * @param digest the transaction's digest, which the client compares with its own
 * @param blockAddress the block it became; none if the transaction only read
 */
public record Commit(String transactionId, Hash digest, Optional<BlockAddress> blockAddress) {

    /** Blocks written: one, or none. */
    public long writeIOs() {
        return blockAddress.isPresent() ? 1 : 0;
    }
}
