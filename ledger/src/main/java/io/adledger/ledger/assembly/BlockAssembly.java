package io.adledger.ledger.assembly;

import com.amazon.ion.IonWriter;
import com.amazon.ion.system.IonBinaryWriterBuilder;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BrokenChainException;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.MalformedBlockException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes stream records and gives whole blocks, in sequence, every hash recomputed and chained to the block before. What does
 * not make a whole block yet, or comes too early, waits; what does not come is taken from elsewhere. Not thread-safe.
 */
public final class BlockAssembly {

    private static final int MOST_BLOCKS = 2_000;

    private final PendingParts pending;
    private final CatchUp catchUp;
    private final long mostBytes;
    private final ChainVerifier verifier;
    private final ArrayDeque<Ready> ready = new ArrayDeque<>();
    private long readyBytes;
    private long done;
    private long next;
    private long fromSource;
    private @Nullable Gap gap;

    private record Ready(Block block, long bytes) {}

    /** A block that is missing though later ones have come. */
    private record Gap(long sequenceNo, Instant since) {}

    /**
     * An assembly of the blocks after one.
     *
     * @param tip of the last block that is done with; none for a journal from its beginning
     * @param mostBytes of stream records are held as blocks at once, and one block more
     */
    public BlockAssembly(PendingParts pending, Optional<JournalTip> tip, CatchUp catchUp, long mostBytes) {
        this.pending = pending;
        this.catchUp = catchUp;
        this.mostBytes = mostBytes;
        this.verifier = ChainVerifier.after(tip);
        this.next = tip.map(last -> last.sequenceNo() + 1).orElse(0L);
        this.done = next;
        this.fromSource = catchUp.source().next();
    }

    /** The sequence number of the first block that is neither done with nor ready. */
    public long next() {
        return next;
    }

    /** Whether no more blocks are made ready until some are done with. */
    public boolean isFull() {
        return readyBytes >= mostBytes || ready.size() >= MOST_BLOCKS;
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
                    .filter(part -> part.blockAddress().sequenceNo() >= done)
                    .ifPresent(parts::add);
        }
        if (!parts.isEmpty()) {
            pending.keep(parts);
        }
    }

    /**
     * Makes the blocks ready that are there, verified one after another, unless it is full.
     *
     * @throws AssemblyException if one does not verify, or does not come; the message names it. Those before it are ready
     */
    public void advance() {
        while (!isFull()) {
            Optional<Ready> arrived = arrived();
            if (arrived.isEmpty()) {
                return;
            }
            try {
                verifier.accept(arrived.get().block());
            } catch (BrokenChainException e) {
                throw new AssemblyException(String.valueOf(e.getMessage()), e);
            }
            ready.add(arrived.get());
            readyBytes += arrived.get().bytes();
            next++;
        }
    }

    /** Whether blocks are ready. */
    public boolean hasReady() {
        return !ready.isEmpty();
    }

    /** The blocks that are ready, in sequence. They come again until they are {@link #done}. */
    public List<Block> ready() {
        return ready.stream().map(Ready::block).toList();
    }

    private Optional<Ready> arrived() {
        List<byte[]> parts = pending.of(next);
        Optional<Block> whole = assembled(parts);
        if (whole.isPresent()) {
            return Optional.of(new Ready(
                    whole.get(), parts.stream().mapToLong(part -> part.length).sum()));
        }
        OptionalLong behind = behindGap();
        if (next >= fromSource && behind.isEmpty()) {
            return Optional.empty();
        }
        Optional<Ready> taken = catchUp.source().block(next).map(block -> new Ready(block, bytes(block)));
        if (taken.isEmpty() && behind.isPresent()) {
            throw new AssemblyException(
                    "block " + next + " has not come, though block " + behind.getAsLong() + " has", null);
        }
        behind.ifPresent(block -> fromSource = Math.max(fromSource, block));
        return taken;
    }

    private static long bytes(Block block) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (IonWriter writer = IonBinaryWriterBuilder.standard().build(content)) {
            block.writePublishedTo(writer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.size();
    }

    private Optional<Block> assembled(List<byte[]> parts) {
        try {
            return BlockPart.assemble(parts);
        } catch (MalformedBlockException | ClassCastException e) {
            throw new AssemblyException("block " + next + " cannot be put together: " + e.getMessage(), e);
        }
    }

    /** The first block that has come after the missing one, if it is missing for too long. */
    private OptionalLong behindGap() {
        OptionalLong behind = pending.firstAfter(next);
        if (behind.isEmpty()) {
            gap = null;
            return behind;
        }
        Instant now = catchUp.clock().instant();
        Gap noted = gap;
        if (noted == null || noted.sequenceNo() != next) {
            noted = new Gap(next, now);
            gap = noted;
        }
        return now.isBefore(noted.since().plus(catchUp.patience())) ? OptionalLong.empty() : behind;
    }

    /**
     * Blocks are where they belong; their parts are forgotten, and what was redacted in them is not to be found any more.
     *
     * @param blocks the first of those that are {@link #ready}
     */
    public void done(List<Block> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            readyBytes -= ready.remove().bytes();
        }
        done = blocks.getLast().sequenceNo() + 1;
        pending.forgetBefore(done);
        if (blocks.stream().anyMatch(block -> block.redactionInfo() != null)) {
            pending.erase();
        }
    }
}
