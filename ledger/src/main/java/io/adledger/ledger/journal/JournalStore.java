package io.adledger.ledger.journal;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Keeps the blocks of one journal, in order and for good; but for data that is redacted, they never change. Thread-safe. Several processes may share a store if it is
 * one that allows it: whoever appends at a sequence number first wins, the others are told.
 */
public interface JournalStore extends JournalReader, AutoCloseable {

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

    /**
     * The last block as far as this store knows without asking anyone: one that is or was the tip. Once an append was refused
     * with a {@link SequenceConflictException}, it is not before the block that was there first.
     */
    default Optional<JournalTip> lastKnownTip() {
        return tip();
    }

    /**
     * Takes the data of a document's revision out of a block: from now on the block has the hash of the data in its place,
     * and all other hashes as they were. Durable when this returns. Does nothing if the block has no such revision, or no
     * data in it any more.
     *
     * @throws JournalStoreException if the store failed
     */
    void redact(long sequenceNo, String documentId);

    /**
     * Makes sure that what was taken out of these blocks is not to be found in what the store keeps them in, either. May
     * take long; blocks can be appended and read meanwhile.
     *
     * @throws JournalStoreException if the store failed
     */
    void erase(SortedSet<Long> sequenceNos);

    @Override
    void close();
}
