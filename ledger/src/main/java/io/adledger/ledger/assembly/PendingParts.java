package io.adledger.ledger.assembly;

import java.util.List;

/** Keeps parts of blocks that are not done with. Thread-safe. */
public interface PendingParts extends AutoCloseable {

    /** Keeps parts; they are durable when this returns. A part that comes again replaces the one before. */
    void keep(List<BlockPart> parts);

    /** The stream records of a block's parts so far. */
    List<byte[]> of(long sequenceNo);

    /** Forgets the parts of all blocks before one. */
    void forgetBefore(long sequenceNo);

    /** How many bytes are kept, roughly. */
    long bytes();

    @Override
    void close();
}
