package io.adledger.verifier;

import static io.adledger.verifier.VerificationException.require;

import com.amazon.ion.IonValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * That the journal of one digest is the beginning of another's: the roots of the subtrees of which the older tree is made,
 * largest first, then those of what the newer one has besides, in the order in which they come to stand behind them.
 *
 * <p>What it proves: every block that the older digest covers is covered by the newer one as well, at the same height of the
 * tree, and none has been exchanged or left out. What no proof over this tree can prove is which of two neighbours is the
 * left one, since joining them makes no difference; the order of the blocks is held by their chain
 * ({@code previousBlockHash}), which the hashes of the blocks, and so both digests, cover.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1.2">RFC 6962, Merkle Consistency Proofs</a>, for a tree of
 *     the same shape
 */
public record ConsistencyProof(List<LedgerHash> older, List<LedgerHash> added) {

    public ConsistencyProof {
        older = List.copyOf(older);
        added = List.copyOf(added);
    }

    /**
     * The proof in {@code {older: [..], added: [..]}}.
     *
     * @throws VerificationException if it is another value
     */
    public static ConsistencyProof of(IonValue value) {
        StrictStruct proof = StrictStruct.of("a consistency proof", value, "older", "added");
        return new ConsistencyProof(
                proof.list("older").stream().map(LedgerHash::of).toList(),
                proof.list("added").stream().map(LedgerHash::of).toList());
    }

    /**
     * Verifies that the journal of one digest is the beginning of another's.
     *
     * @throws VerificationException if this proof does not show it
     */
    public void verify(Digest from, Digest to) {
        require(from.tip().strandId().equals(to.tip().strandId()), "both digests are of one strand");
        require(from.size() <= to.size(), "the older digest is not the longer one");
        require(older.size() == Long.bitCount(from.size()), "the older tree has as many subtrees as its size asks for");
        require(from.hash().equals(joined(older)), "the subtrees make the older digest");
        Deque<LedgerHash> oldSubtrees = new ArrayDeque<>(older);
        Deque<LedgerHash> newSubtrees = new ArrayDeque<>(added);
        LedgerHash reached =
                from.size() == to.size() ? from.hash() : root(0, to.size(), from.size(), oldSubtrees, newSubtrees);
        require(from.size() == to.size() || oldSubtrees.isEmpty(), "every subtree of the older is in the newer");
        require(newSubtrees.isEmpty(), "the proof has no more hashes than it takes");
        require(to.hash().equals(reached), "the subtrees make the newer digest");
    }

    private static LedgerHash joined(List<LedgerHash> subtrees) {
        LedgerHash root = LedgerHash.EMPTY;
        for (LedgerHash subtree : new ArrayList<>(subtrees).reversed()) {
            root = subtree.dot(root);
        }
        return root;
    }

    /** The root over the blocks in a range, of which those before {@code end} are the older tree's. */
    private static LedgerHash root(
            long first, long after, long end, Deque<LedgerHash> oldSubtrees, Deque<LedgerHash> newSubtrees) {
        if (after <= end) {
            return take(oldSubtrees);
        }
        if (first >= end) {
            return take(newSubtrees);
        }
        long middle = first + Long.highestOneBit(after - first - 1);
        LedgerHash left = root(first, middle, end, oldSubtrees, newSubtrees);
        return left.dot(root(middle, after, end, oldSubtrees, newSubtrees));
    }

    private static LedgerHash take(Deque<LedgerHash> subtrees) {
        require(!subtrees.isEmpty(), "the proof has as many hashes as it takes");
        return subtrees.removeFirst();
    }
}
