package io.adledger.snapshot;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.ChainVerifier;
import io.adledger.ledger.journal.JournalReader;
import io.adledger.ledger.journal.JournalTip;
import java.util.Optional;
import java.util.stream.Stream;

/** A journal that is read from its beginning, every hash recomputed on the way. */
record CheckedJournal(JournalReader journal) implements JournalReader {

    /** @throws io.adledger.ledger.journal.BrokenChainException from the stream, at the first block that does not hold */
    @Override
    public Stream<Block> read(long fromSequenceNo) {
        if (fromSequenceNo != 0) {
            throw new IllegalArgumentException("the chain is checked from its beginning");
        }
        ChainVerifier verifier = new ChainVerifier();
        return journal.read(0).peek(verifier::accept);
    }

    @Override
    public Optional<JournalTip> tip() {
        return journal.tip();
    }
}
