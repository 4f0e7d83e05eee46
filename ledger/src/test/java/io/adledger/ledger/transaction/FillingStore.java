package io.adledger.ledger.transaction;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.InMemoryJournalStore;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.journal.JournalTip;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/** A journal on a disk that can be filled, and stays when it is closed. */
public final class FillingStore implements JournalStore {

    private final JournalStore disk = new InMemoryJournalStore();
    /** Whether writes fail from now on. */
    public volatile boolean full;

    volatile boolean writesBeforeItFails;

    @Override
    public void append(long expectedSequenceNo, List<Block> blocks) {
        if (full && writesBeforeItFails) {
            disk.append(expectedSequenceNo, blocks);
        }
        if (full) {
            throw new JournalStoreException(
                    "cannot append block " + expectedSequenceNo + ": While appending to file: No space left on device");
        }
        disk.append(expectedSequenceNo, blocks);
    }

    @Override
    public Optional<JournalTip> tip() {
        return disk.tip();
    }

    @Override
    public Stream<Block> read(long fromSequenceNo) {
        return disk.read(fromSequenceNo);
    }

    @Override
    public void redact(long sequenceNo, String documentId) {
        disk.redact(sequenceNo, documentId);
    }

    @Override
    public void erase(SortedSet<Long> sequenceNos) {
        disk.erase(sequenceNos);
    }

    @Override
    public void close() {}
}
