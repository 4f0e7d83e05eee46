package io.adledger.verifier;

import static io.adledger.verifier.VerificationException.require;

import com.amazon.ion.IonStruct;

/**
 * Verifies that a block or a revision is covered by a digest that is known already. Thread-safe.
 *
 * <p>A proof begins with the hash of what is proven, computed here from its content, and its length must be that of a
 * path from the block's place: so nothing can pass that is no block, however it was cut out of the tree.
 */
public final class ProofVerifier {

    private final Digest digest;
    private final BlockVerifier blocks;

    /**
     * @param digest kept from an earlier time, or from another source than the proof
     * @param rules what the blocks must hold on their own
     */
    public ProofVerifier(Digest digest, BlockRules rules) {
        this.digest = digest;
        this.blocks = new BlockVerifier(rules);
    }

    /**
     * Verifies a block, and that the digest covers it.
     *
     * @throws VerificationException if it does not
     */
    public VerifiedBlock block(IonStruct ion, Proof proof) {
        VerifiedBlock block = blocks.verify(ion);
        requireCovered(block.place());
        require(proof.hashes().size() == path(block.place()), "the proof has the length of a path from this block");
        requireDigest(block.hash(), proof);
        return block;
    }

    /**
     * Verifies a revision, and that the digest covers it.
     *
     * @throws VerificationException if it does not
     */
    public VerifiedRevision revision(IonStruct ion, Proof proof) {
        VerifiedRevision revision = VerifiedRevision.of(ion);
        requireCovered(revision.place());
        int toPrevious = revision.place().sequenceNo() == 0 ? 0 : 1;
        require(
                proof.hashes().size() >= toPrevious + path(revision.place()),
                "the proof is as long as a path from this revision's block");
        requireDigest(revision.hash(), proof);
        return revision;
    }

    private void requireCovered(BlockPlace place) {
        require(place.strandId().equals(digest.tip().strandId()), "the digest is of this block's strand");
        require(place.sequenceNo() <= digest.tip().sequenceNo(), "the digest covers block " + place.sequenceNo());
    }

    private int path(BlockPlace place) {
        return Proof.pathLength(place.sequenceNo(), digest.size());
    }

    private void requireDigest(LedgerHash start, Proof proof) {
        require(proof.from(start).equals(digest.hash()), "the proof leads to the digest");
    }
}
