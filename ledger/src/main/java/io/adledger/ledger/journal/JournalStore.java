package io.adledger.ledger.journal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the blocks of one journal, in order and for good. Thread-safe. Several processes may share a store if it is
 * one that allows it: whoever appends at a sequence number first wins, the others are told.
 */
public interface JournalStore extends AutoCloseable {

    /**
     * Appends blocks, all or none; they are durable when this returns.
     *
     * @param expectedSequenceNo the sequence number of the first of them, which must be the store's next
     * @param blocks at least one, with consecutive sequence numbers
     * @throws SequenceConflictException if the store's next sequence number is another; nothing was appended
     * @throws JournalStoreException if the store failed: whether the blocks were appended is then unknown until the
     *     store has been opened again
     */
    void append(long expectedSequenceNo, List<Block> blocks);

    /** The last block; none if the journal is empty. */
    Optional<JournalTip> tip();

    /**
     * The blocks from this sequence number on, in order, up to the tip as it is now. To be closed after use.
     *
     * @throws JournalStoreException if the store failed, also from the stream
     * @throws MalformedBlockException if what is stored is no block, also from the stream
     */
    Stream<Block> read(long fromSequenceNo);

    /** The block with this sequence number. */
    default Optional<Block> block(long sequenceNo) {
        try (Stream<Block> blocks = read(sequenceNo)) {
            return blocks.findFirst().filter(block -> block.sequenceNo() == sequenceNo);
        }
    }

    @Override
    void close();
}
