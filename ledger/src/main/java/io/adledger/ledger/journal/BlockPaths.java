package io.adledger.ledger.journal;

import io.adledger.ledger.ion.Hash;
import java.util.List;

/** The ways within a block. */
final class BlockPaths {

    private BlockPaths() {}

    /** From a revision's hash to the hash of its block. */
    static Proof toBlockHash(Block block, int revision) {
        List<Hash> revisions = block.revisions().stream().map(Revision::hash).toList();
        int entry = block.entriesHashList().indexOf(MerkleTree.root(revisions));
        if (entry < 0) {
            throw new BrokenChainException(
                    block.sequenceNo(), "it does not hold that entriesHashList has the root of the revisions' hashes");
        }
        Proof toEntriesHash = path(revisions, revision).then(path(block.entriesHashList(), entry));
        Hash previous = block.previousBlockHash();
        return previous.isEmpty() ? toEntriesHash : toEntriesHash.then(new Proof(List.of(previous)));
    }

    private static Proof path(List<Hash> leaves, int leaf) {
        return new MerklePaths((level, index) -> root(leaves, level, index)).path(leaf, leaves.size());
    }

    private static Hash root(List<Hash> leaves, int level, long index) {
        int from = Math.toIntExact(index << level);
        return MerkleTree.root(leaves.subList(from, from + (1 << level)));
    }
}
