package io.adledger.ledger.journal;

import com.amazon.ion.IonException;
import io.adledger.ledger.ion.Hash;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes every hash of a journal's blocks, one after another, and holds the chain together. Accepts what QLDB wrote:
 * the members of a block's entries stand in any order, system blocks have no transaction information. Not thread-safe.
 */
public final class ChainVerifier {

    private @Nullable JournalTip tip;
    private long blocks;

    /** A verifier of a whole journal, from its first block. */
    public ChainVerifier() {}

    /** A verifier of the blocks that come after one; of a whole journal, if there is none. */
    public static ChainVerifier after(Optional<JournalTip> tip) {
        ChainVerifier verifier = new ChainVerifier();
        verifier.tip = tip.orElse(null);
        return verifier;
    }

    /**
     * Verifies a whole journal, from its first block.
     *
     * @return how many blocks there were
     * @throws BrokenChainException at the first block that does not hold
     */
    public static long verify(JournalStore journal) {
        ChainVerifier verifier = new ChainVerifier();
        try (Stream<Block> stored = journal.read(0)) {
            stored.forEach(verifier::accept);
        }
        return verifier.blocks;
    }

    /**
     * Verifies the next block.
     *
     * @throws BrokenChainException if it does not hold, or does not follow the one before
     */
    public void accept(Block block) {
        if (tip != null) {
            follows(tip, block);
        } else if (block.sequenceNo() == 0 && !block.previousBlockHash().isEmpty()) {
            throw new BrokenChainException(block.sequenceNo(), "the first block has a previousBlockHash");
        }
        verify(block);
        tip = JournalTip.of(block);
        blocks++;
    }

    private static void follows(JournalTip tip, Block block) {
        require(block, "its sequence number follows " + tip.sequenceNo(), block.sequenceNo() == tip.sequenceNo() + 1);
        require(
                block,
                "it is of the strand of the block before",
                block.blockAddress().strandId().equals(tip.blockAddress().strandId()));
        require(
                block,
                "previousBlockHash is the hash of the block before",
                block.previousBlockHash().equals(tip.blockHash()));
        require(
                block,
                "its time is not before the block before",
                block.blockTimestamp().compareTo(tip.blockTimestamp()) >= 0);
    }

    /**
     * Verifies one block on its own.
     *
     * @throws BrokenChainException if a hash is not that of what it stands for
     */
    public static void verify(Block block) {
        require(
                block,
                "entriesHash is the root of entriesHashList",
                block.entriesHash().equals(MerkleTree.root(block.entriesHashList())));
        require(
                block,
                "blockHash joins entriesHash and previousBlockHash",
                block.blockHash().equals(block.entriesHash().dot(block.previousBlockHash())));
        TransactionInfo info = block.transactionInfo();
        if (info != null) {
            require(
                    block,
                    "entriesHashList has the hash of transactionInfo",
                    block.entriesHashList().contains(info.hash()));
        }
        RedactionInfo redaction = block.redactionInfo();
        if (redaction != null) {
            require(
                    block,
                    "entriesHashList has the hash of redactionInfo",
                    block.entriesHashList().contains(redaction.hash()));
        }
        if (!block.revisions().isEmpty()) {
            Hash root = MerkleTree.root(
                    block.revisions().stream().map(Revision::hash).toList());
            require(
                    block,
                    "entriesHashList has the root of the revisions' hashes",
                    block.entriesHashList().contains(root));
        }
        for (Revision revision : block.revisions()) {
            if (!revision.isHashOnly()) {
                verify(block, revision);
            }
        }
    }

    private static void verify(Block block, Revision revision) {
        String name = "revision " + revision.metadata().version() + " of document "
                + revision.metadata().id();
        require(
                block,
                name + " has this block's address",
                revision.blockAddress().equals(block.blockAddress()));
        require(
                block,
                name + " is of this block's transaction",
                revision.metadata().txId().equals(block.transactionId()));
        require(
                block,
                name + " has the hash of its metadata and data",
                revision.hash().equals(Revision.hashOf(revision.metadata(), contentHash(block, revision))));
    }

    private static Hash contentHash(Block block, Revision revision) {
        try {
            return revision.contentHash();
        } catch (IonException e) {
            throw new BrokenChainException(block.sequenceNo(), "its data is not readable Ion: " + e.getMessage());
        }
    }

    private static void require(Block block, String expected, boolean holds) {
        if (!holds) {
            throw new BrokenChainException(block.sequenceNo(), "it does not hold that " + expected);
        }
    }
}
