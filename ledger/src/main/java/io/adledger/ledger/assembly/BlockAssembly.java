package io.adledger.ledger.assembly;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BrokenChainException;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.MalformedBlockException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes stream records and gives whole blocks, in sequence, every hash recomputed and chained to the block before. What does
 * not make a whole block yet, or comes too early, waits. Not thread-safe.
 */
public final class BlockAssembly {

    private final PendingParts pending;
    private Optional<JournalTip> tip;

    /**
     * An assembly of the blocks after one.
     *
     * @param tip of the last block that is done with; none for a journal from its beginning
     */
    public BlockAssembly(PendingParts pending, Optional<JournalTip> tip) {
        this.pending = pending;
        this.tip = tip;
    }

    /** The sequence number of the block that comes next. */
    public long next() {
        return tip.map(last -> last.sequenceNo() + 1).orElse(0L);
    }

    /**
     * Keeps what the records have of blocks that are not done with; that is durable when this returns.
     *
     * @throws MalformedBlockException if one is no stream record; nothing is kept then
     */
    public void keep(List<byte[]> records) {
        List<BlockPart> parts = new ArrayList<>();
        for (byte[] record : records) {
            BlockPart.in(record)
                    .filter(part -> part.blockAddress().sequenceNo() >= next())
                    .ifPresent(parts::add);
        }
        if (!parts.isEmpty()) {
            pending.keep(parts);
        }
    }

    /**
     * The next blocks that are there, verified one after another. They come again until they are {@link #done}.
     *
     * @param most how many at most
     * @throws AssemblyException if the first that is there does not verify; the message names the block
     */
    public List<Block> peek(int most) {
        List<Block> blocks = new ArrayList<>();
        ChainVerifier ahead = ChainVerifier.after(tip);
        for (long sequenceNo = next(); blocks.size() < most; sequenceNo++) {
            Optional<Block> block = assembled(sequenceNo);
            if (block.isEmpty()) {
                break;
            }
            try {
                ahead.accept(block.get());
            } catch (BrokenChainException e) {
                if (blocks.isEmpty()) {
                    throw new AssemblyException(String.valueOf(e.getMessage()), e);
                }
                break;
            }
            blocks.add(block.get());
        }
        return blocks;
    }

    private Optional<Block> assembled(long sequenceNo) {
        try {
            return BlockPart.assemble(pending.of(sequenceNo));
        } catch (MalformedBlockException | ClassCastException e) {
            throw new AssemblyException("block " + sequenceNo + " cannot be put together: " + e.getMessage(), e);
        }
    }

    /**
     * Blocks are where they belong; their parts are forgotten.
     *
     * @param blocks the first of those that {@link #peek} gave, which are verified
     */
    public void done(List<Block> blocks) {
        tip = Optional.of(JournalTip.of(blocks.getLast()));
        pending.forgetBefore(next());
    }
}
