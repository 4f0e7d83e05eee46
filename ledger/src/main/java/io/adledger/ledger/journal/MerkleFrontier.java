package io.adledger.ledger.journal;

import io.adledger.ledger.ion.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * The right edge of a growing Merkle tree: the roots of its largest complete subtrees, from the left, at most one of each
 * size. It is all that appending a leaf and telling the root needs; a tree of n leaves has at most log<sub>2</sub> n of
 * them. Immutable, thread-safe.
 *
 * <p>The root is {@link MerkleTree#root} of the same leaves: carrying an odd node up and joining the subtrees from the
 * smallest to the largest make the same tree.
 */
public final class MerkleFrontier {

    /** Of no leaves. */
    public static final MerkleFrontier EMPTY = new MerkleFrontier(0, List.of());

    private final long size;
    private final List<Hash> peaks;

    private MerkleFrontier(long size, List<Hash> peaks) {
        this.size = size;
        this.peaks = peaks;
    }

    /** Told each subtree that a leaf completes, the leaf itself first. */
    @FunctionalInterface
    public interface Completed {
        void node(int level, long index, Hash hash);
    }

    /** The frontier of the first leaves of a tree. */
    public static MerkleFrontier of(long size, MerkleNodes nodes) {
        List<Hash> peaks = new ArrayList<>(Long.bitCount(size));
        long first = 0;
        for (int level = Long.SIZE - 2; level >= 0; level--) {
            long leaves = 1L << level;
            if ((size & leaves) != 0) {
                peaks.add(nodes.node(level, first >> level));
                first += leaves;
            }
        }
        return new MerkleFrontier(size, List.copyOf(peaks));
    }

    /** This tree with one more leaf. */
    public MerkleFrontier append(Hash leaf, Completed completed) {
        List<Hash> next = new ArrayList<>(peaks);
        Hash hash = leaf;
        long index = size;
        int level = 0;
        completed.node(level, index, hash);
        while ((index & 1) == 1) {
            hash = next.removeLast().dot(hash);
            index >>= 1;
            level++;
            completed.node(level, index, hash);
        }
        next.add(hash);
        return new MerkleFrontier(size + 1, List.copyOf(next));
    }

    /**
     * The frontier with these peaks, as {@link #peaks} told them.
     *
     * @throws IllegalArgumentException if a tree of this size has another number of them
     */
    public static MerkleFrontier of(long size, List<Hash> peaks) {
        if (peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException(
                    "a tree of " + size + " leaves has " + Long.bitCount(size) + " peaks, not " + peaks.size());
        }
        return new MerkleFrontier(size, List.copyOf(peaks));
    }

    /** The roots of the subtrees, from the left. */
    public List<Hash> peaks() {
        return peaks;
    }

    /** How many leaves there are. */
    public long size() {
        return size;
    }

    /** The root; {@link Hash#EMPTY} of no leaves. */
    public Hash root() {
        Hash root = Hash.EMPTY;
        for (Hash peak : peaks.reversed()) {
            root = peak.dot(root);
        }
        return root;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MerkleFrontier frontier && size == frontier.size && peaks.equals(frontier.peaks);
    }

    @Override
    public int hashCode() {
        return peaks.hashCode();
    }
}
