package io.adledger.ledger.assembly;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalTip;
import java.util.Optional;

/** Where blocks are read that a stream does not bring, or brings no more. What it gives is verified all the same. Thread-safe. */
public interface BlockSource {

    /** No such place: the stream is to bring all. */
    BlockSource NONE = new BlockSource() {

        @Override
        public long next() {
            return 0;
        }

        @Override
        public Optional<Block> block(long sequenceNo) {
            return Optional.empty();
        }
    };

    /** The sequence number behind its last block. */
    long next();

    /** A block; none if it does not have it. */
    Optional<Block> block(long sequenceNo);

    /** The journal itself. */
    static BlockSource of(JournalStore journal) {
        return new BlockSource() {

            @Override
            public long next() {
                return journal.tip().map(JournalTip::sequenceNo).orElse(-1L) + 1;
            }

            @Override
            public Optional<Block> block(long sequenceNo) {
                return journal.block(sequenceNo);
            }
        };
    }
}
