package io.adledger.verifier;

import com.amazon.ion.IonList;
import com.amazon.ion.IonValue;
import java.util.List;

/** The hashes that lead from something in a journal to a digest, in order. */
public record Proof(List<LedgerHash> hashes) {

    public Proof {
        hashes = List.copyOf(hashes);
    }

    /**
     * The proof in a list of blobs, as GetBlock and GetRevision answer it.
     *
     * @throws VerificationException if it is another value
     */
    public static Proof of(IonValue value) {
        if (value instanceof IonList list && !list.isNullValue()) {
            return new Proof(list.stream().map(LedgerHash::of).toList());
        }
        throw new VerificationException("a proof is a list of hashes, this is " + value.getType());
    }

    /** Where it leads from this hash. */
    public LedgerHash from(LedgerHash start) {
        LedgerHash reached = start;
        for (LedgerHash hash : hashes) {
            reached = reached.dot(hash);
        }
        return reached;
    }

    /** How many hashes lead from a leaf to the root of a tree of this size. */
    static int pathLength(long leaf, long size) {
        int length = 0;
        long index = leaf;
        long last = size - 1;
        while (last > 0) {
            boolean hasNeighbour = index % 2 == 1 || index < last;
            length += hasNeighbour ? 1 : 0;
            index /= 2;
            last /= 2;
        }
        return length;
    }
}
