package io.adledger.ledger.journal;

import io.adledger.ledger.ion.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * Roots and paths in a growing Merkle tree, as of any size that it has had; each asks for O(log n) nodes. As
 * thread-safe as they are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, Merkle Hash Trees</a>, whose tree has the
 *     same shape
 */
public final class MerklePaths {

    private final MerkleNodes nodes;

    public MerklePaths(MerkleNodes nodes) {
        this.nodes = nodes;
    }

    /** The root of the first leaves. */
    public Hash root(long size) {
        return MerkleFrontier.of(size, nodes).root();
    }

    /**
     * What to {@code dot} onto a leaf, in order, to get the root of the first leaves.
     *
     * @param leaf its index
     * @param size how many leaves, more than the index
     */
    public Proof path(long leaf, long size) {
        List<Hash> path = new ArrayList<>();
        long index = leaf;
        for (int level = 0; (size - 1) >> level > 0; level++) {
            long sibling = index ^ 1;
            if (sibling <= (size - 1) >> level) {
                path.add(subtree(level, sibling, size));
            }
            index >>= 1;
        }
        return new Proof(path);
    }

    /**
     * That the first leaves of the tree as it is at one size are all the leaves that it had at a smaller one.
     *
     * @param older the smaller size, at least 1
     */
    public ConsistencyProof consistency(long older, long newer) {
        List<Hash> added = new ArrayList<>();
        if (older < newer) {
            added(0, newer, older, newer, added);
        }
        return new ConsistencyProof(MerkleFrontier.of(older, nodes).peaks(), added);
    }

    /** Gathers, from the left, the largest subtrees of a range of leaves that have none of the older ones. */
    private void added(long first, long after, long older, long newer, List<Hash> found) {
        if (after <= older) {
            return;
        }
        long half = Long.highestOneBit(after - first - 1);
        if (first < older) {
            added(first, first + half, older, newer, found);
            added(first + half, after, older, newer, found);
        } else {
            int level = after - first == 1 ? 0 : Long.numberOfTrailingZeros(half) + 1;
            found.add(subtree(level, first >> level, newer));
        }
    }

    /** The root of a subtree that may be cut off at the size of the tree. */
    private Hash subtree(int level, long index, long size) {
        if ((index + 1) << level <= size) {
            return nodes.node(level, index);
        }
        long left = index << 1;
        Hash root = subtree(level - 1, left, size);
        return (left + 1) << (level - 1) < size ? root.dot(subtree(level - 1, left + 1, size)) : root;
    }
}
