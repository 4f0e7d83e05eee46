package io.adledger.verifier;

import java.util.ArrayDeque;
import java.util.Deque;

/** The Merkle tree over the hashes of blocks, as they come. Not thread-safe. */
final class BlockTree {

    private record Subtree(long leaves, LedgerHash root) {}

    private final Deque<Subtree> subtrees = new ArrayDeque<>();
    private long size;

    void add(LedgerHash leaf) {
        Subtree last = new Subtree(1, leaf);
        while (!subtrees.isEmpty() && subtrees.getLast().leaves() == last.leaves()) {
            Subtree left = subtrees.removeLast();
            last = new Subtree(2 * left.leaves(), left.root().dot(last.root()));
        }
        subtrees.addLast(last);
        size++;
    }

    long size() {
        return size;
    }

    LedgerHash root() {
        LedgerHash root = LedgerHash.EMPTY;
        for (var each = subtrees.descendingIterator(); each.hasNext(); ) {
            root = each.next().root().dot(root);
        }
        return root;
    }
}
