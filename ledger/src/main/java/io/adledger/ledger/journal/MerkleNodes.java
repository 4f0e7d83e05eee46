package io.adledger.ledger.journal;

import io.adledger.ledger.ion.Hash;

/**
 * The complete subtrees of a {@linkplain MerkleFrontier growing Merkle tree}: each has 2<sup>level</sup> leaves, and never
 * changes once it is there.
 */
@FunctionalInterface
public interface MerkleNodes {

    /**
     * The root of the leaves from {@code index * 2^level} up to the next such node's first.
     *
     * @param level 0 for a leaf
     */
    Hash node(int level, long index);
}
