package io.adledger.ledger.journal;

import io.adledger.ledger.ion.Hash;
import java.util.ArrayList;
import java.util.List;

/** The Merkle root of a list of hashes as QLDB joins them: neighbours by {@code dot}, an odd one carried up as it is. */
public final class MerkleTree {

    private MerkleTree() {}

    /** The root; {@link Hash#EMPTY} of no leaves. */
    public static Hash root(List<Hash> leaves) {
        List<Hash> level = leaves;
        while (level.size() > 1) {
            level = parents(level);
        }
        return level.isEmpty() ? Hash.EMPTY : level.getFirst();
    }

    private static List<Hash> parents(List<Hash> level) {
        List<Hash> parents = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i < level.size(); i += 2) {
            parents.add(i + 1 < level.size() ? level.get(i).dot(level.get(i + 1)) : level.get(i));
        }
        return parents;
    }
}
