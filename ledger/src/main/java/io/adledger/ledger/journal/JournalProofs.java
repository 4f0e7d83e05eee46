package io.adledger.ledger.journal;

import io.adledger.ledger.journal.NotInJournalException.Missing;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Digests of a journal, and the proofs that lead to them from its blocks and revisions, for the tip as it is now or any
 * it has had. Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/verification.html">Data verification in QLDB</a>
 */
public final class JournalProofs {

    private final JournalStore journal;
    private final MerklePaths tree;
    private final Supplier<MerkleFrontier> frontier;

    /**
     * @param nodes of the tree over the block hashes
     * @param frontier the tree's edge as it is now
     */
    public JournalProofs(JournalStore journal, MerkleNodes nodes, Supplier<MerkleFrontier> frontier) {
        this.journal = journal;
        this.tree = new MerklePaths(nodes);
        this.frontier = frontier;
    }

    /** The digest of the journal as it is now: everything that has been acknowledged is covered. */
    public Digest digest() {
        MerkleFrontier now = frontier.get();
        return new Digest(now.root(), new BlockAddress(strandId(), now.size() - 1));
    }

    /**
     * The digest that the journal had at an earlier tip.
     *
     * @throws NotInJournalException if there is no such block
     */
    public Digest digest(BlockAddress tip) {
        return new Digest(tree.root(sizeAt(tip)), tip);
    }

    /**
     * A block, and its proof if the tip of a digest is given.
     *
     * @throws NotInJournalException if there is no such block or tip, or the digest does not cover the block
     */
    public ProvenBlock block(BlockAddress address, Optional<BlockAddress> digestTip) {
        Block block = block(address);
        return new ProvenBlock(block, digestTip.map(tip -> path(address, tip)));
    }

    /**
     * The revision of a document in a block, and its proof if the tip of a digest is given.
     *
     * @throws NotInJournalException if there is no such block, document in it, or tip, or the digest does not cover them
     */
    public ProvenRevision revision(BlockAddress address, String documentId, Optional<BlockAddress> digestTip) {
        Block block = block(address);
        List<Revision> revisions = block.revisions();
        int index = 0;
        while (index < revisions.size() && !isOf(documentId, block, revisions.get(index))) {
            index++;
        }
        if (index == revisions.size()) {
            throw new NotInJournalException(
                    Missing.DOCUMENT, "block " + address.sequenceNo() + " has no revision of document " + documentId);
        }
        int found = index;
        return new ProvenRevision(revisions.get(found), digestTip.map(tip -> BlockPaths.toBlockHash(block, found)
                .then(path(address, tip))));
    }

    /**
     * That the journal up to one tip is the beginning of the journal up to another.
     *
     * @throws NotInJournalException if there is no such tip, or the older is the longer one
     */
    public ConsistencyProof consistency(BlockAddress olderTip, BlockAddress newerTip) {
        long older = sizeAt(olderTip);
        long newer = sizeAt(newerTip);
        if (older > newer) {
            throw new NotInJournalException(
                    Missing.COVERING_DIGEST,
                    "a digest of block " + newerTip.sequenceNo() + " does not cover block " + olderTip.sequenceNo());
        }
        return tree.consistency(older, newer);
    }

    private static boolean isOf(String documentId, Block block, Revision revision) {
        return revision.metadata().id().equals(documentId) && !block.isSystem(revision);
    }

    private Block block(BlockAddress address) {
        if (!address.strandId().equals(strandId())) {
            throw new NotInJournalException(Missing.BLOCK, "no strand " + address.strandId() + " in this journal");
        }
        if (address.sequenceNo() < 0 || address.sequenceNo() >= frontier.get().size()) {
            throw new NotInJournalException(Missing.BLOCK, "no block " + address.sequenceNo() + " in this journal");
        }
        return journal.block(address.sequenceNo())
                .orElseThrow(() -> new JournalStoreException("block " + address.sequenceNo() + " is lost"));
    }

    private Proof path(BlockAddress address, BlockAddress tip) {
        long size = sizeAt(tip);
        if (address.sequenceNo() >= size) {
            throw new NotInJournalException(
                    Missing.COVERING_DIGEST,
                    "a digest of block " + tip.sequenceNo() + " does not cover block " + address.sequenceNo());
        }
        return tree.path(address.sequenceNo(), size);
    }

    private long sizeAt(BlockAddress tip) {
        long size = frontier.get().size();
        if (!tip.strandId().equals(strandId()) || tip.sequenceNo() < 0 || tip.sequenceNo() >= size) {
            throw new NotInJournalException(
                    Missing.DIGEST_TIP,
                    "no digest of block " + tip.sequenceNo() + " of strand " + tip.strandId()
                            + ": the journal ends with " + (size - 1));
        }
        return tip.sequenceNo() + 1;
    }

    private String strandId() {
        return journal.tip()
                .map(tip -> tip.blockAddress().strandId())
                .orElseThrow(() -> new JournalStoreException("the journal is empty"));
    }
}
