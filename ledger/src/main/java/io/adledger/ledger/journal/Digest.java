package io.adledger.ledger.journal;

import io.adledger.ledger.ion.Hash;

/**
 * What stands for a whole journal: the root of the Merkle tree over the hashes of all blocks up to the tip, in order.
 *
 * @param tip the last block that it covers
 */
public record Digest(Hash hash, BlockAddress tip) {}
