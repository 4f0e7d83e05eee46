package io.adledger.ledger.journal;

import java.util.Optional;
import java.util.stream.Stream;

/** Reads the blocks of one journal. Thread-safe. Not closed by whoever is given one: it belongs to whoever opened it. */
public interface JournalReader {

    /** The last block; none if the journal is empty. */
    Optional<JournalTip> tip();

    /**
     * The blocks from this sequence number on, in order, up to the tip as it is now. To be closed after use.
     *
     * @throws JournalStoreException if the journal cannot be read, also from the stream
     * @throws MalformedBlockException if what is stored is no block, also from the stream
     */
    Stream<Block> read(long fromSequenceNo);

    /** The block with this sequence number. */
    default Optional<Block> block(long sequenceNo) {
        try (Stream<Block> blocks = read(sequenceNo)) {
            return blocks.findFirst().filter(block -> block.sequenceNo() == sequenceNo);
        }
    }
}
