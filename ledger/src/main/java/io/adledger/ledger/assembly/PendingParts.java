package io.adledger.ledger.assembly;

import java.util.List;
import java.util.OptionalLong;

/** Keeps parts of blocks that are not done with. Thread-safe. */
public interface PendingParts extends AutoCloseable {

    /** Keeps parts; they are durable when this returns. A part that comes again replaces the one before. */
    void keep(List<BlockPart> parts);

    /** The stream records of a block's parts so far. */
    List<byte[]> of(long sequenceNo);

    /** Forgets the parts of all blocks before one. */
    void forgetBefore(long sequenceNo);

    /** The first block after one that there are parts of. */
    OptionalLong firstAfter(long sequenceNo);

    /** Makes sure that what was forgotten or replaced is not to be found in what the parts are kept in, either. */
    void erase();

    /** How many bytes are kept, roughly. */
    long bytes();

    @Override
    void close();
}
