package io.adledger.ledger.export;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BlockTimes;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Packs blocks into objects, one at a time: full at a size, and at the end of an hour. Which blocks are in which object
 * depends on nothing but the blocks. Not thread-safe.
 */
final class ObjectPacker implements Iterator<PackedObject> {

    private final Iterator<Block> blocks;
    private final OutputFormat format;
    private final int fullBytes;
    private @Nullable Block ahead;

    ObjectPacker(Iterator<Block> blocks, OutputFormat format, int fullBytes) {
        this.blocks = blocks;
        this.format = format;
        this.fullBytes = fullBytes;
    }

    @Override
    public boolean hasNext() {
        return ahead != null || blocks.hasNext();
    }

    @Override
    public PackedObject next() {
        Block first = take().orElseThrow(NoSuchElementException::new);
        Block last = first;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(format.encode(first::writePublishedTo));
        while (content.size() < fullBytes) {
            Optional<Block> next = take();
            if (next.isEmpty()) {
                break;
            }
            if (!hour(next.get()).equals(hour(first))) {
                ahead = next.get();
                break;
            }
            last = next.get();
            content.writeBytes(format.encode(last::writePublishedTo));
        }
        return new PackedObject(
                first.blockAddress().strandId(),
                first.sequenceNo(),
                last.sequenceNo(),
                BlockTimes.of(first),
                content.toByteArray());
    }

    private Optional<Block> take() {
        Block block = ahead;
        ahead = null;
        return block != null ? Optional.of(block) : blocks.hasNext() ? Optional.of(blocks.next()) : Optional.empty();
    }

    private static Instant hour(Block block) {
        return BlockTimes.of(block).truncatedTo(ChronoUnit.HOURS);
    }
}
