package io.adledger.ledger.journal;

import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.ion.UniqueId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the blocks that continue a journal, each on the one before. Not thread-safe. */
public final class BlockChain {

    private final String strandId;
    private @Nullable JournalTip tip;

    private BlockChain(String strandId, @Nullable JournalTip tip) {
        this.strandId = strandId;
        this.tip = tip;
    }

    /** The chain of a new journal, with a strand of its own. */
    public static BlockChain begin() {
        return new BlockChain(UniqueId.next(), null);
    }

    /** The chain that goes on from this tip. */
    public static BlockChain from(JournalTip tip) {
        return new BlockChain(tip.blockAddress().strandId(), tip);
    }

    /** The address of the block that comes next. */
    public BlockAddress nextAddress() {
        return new BlockAddress(strandId, tip == null ? 0 : tip.sequenceNo() + 1);
    }

    /** The last block's tip; none before the first. */
    public Optional<JournalTip> tip() {
        return Optional.ofNullable(tip);
    }

    /** The given moment, or the last block's if a clock went back: time never does so in a journal. */
    public Timestamp notBeforeTip(Timestamp moment) {
        return tip != null && moment.compareTo(tip.blockTimestamp()) < 0 ? tip.blockTimestamp() : moment;
    }

    /**
     * Makes the next block of a transaction that redacted nothing, and moves on to it.
     *
     * @param info what the transaction did; null of a system block
     * @param infoHash its hash; {@link Hash#EMPTY} of none
     * @param revisions of the block at {@link #nextAddress()}
     */
    public Block next(
            String transactionId,
            Timestamp timestamp,
            @Nullable TransactionInfo info,
            Hash infoHash,
            List<Revision> revisions) {
        return next(transactionId, timestamp, info, infoHash, null, revisions);
    }

    /**
     * Makes the next block and moves on to it.
     *
     * @param info what the transaction did; null of a system block
     * @param infoHash its hash; {@link Hash#EMPTY} of none
     * @param redaction what it redacted; null if nothing
     * @param revisions of the block at {@link #nextAddress()}
     */
    public Block next(
            String transactionId,
            Timestamp timestamp,
            @Nullable TransactionInfo info,
            Hash infoHash,
            @Nullable RedactionInfo redaction,
            List<Revision> revisions) {
        BlockAddress address = nextAddress();
        List<Hash> entries = new ArrayList<>(4);
        entries.add(new BlockHeader(address, transactionId, timestamp).hash());
        if (info != null) {
            entries.add(infoHash);
        }
        if (redaction != null) {
            entries.add(redaction.hash());
        }
        if (!revisions.isEmpty()) {
            entries.add(MerkleTree.root(revisions.stream().map(Revision::hash).toList()));
        }
        Hash entriesHash = MerkleTree.root(entries);
        Hash previous = tip == null ? Hash.EMPTY : tip.blockHash();
        Block block = new Block(
                address,
                transactionId,
                timestamp,
                entriesHash.dot(previous),
                entriesHash,
                previous,
                entries,
                info,
                redaction,
                revisions);
        tip = JournalTip.of(block);
        return block;
    }
}
