package io.adledger.local.stack;

import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.transaction.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/** The journal of a ledger, also after the ledger was opened again. Thread-safe; not closed here. */
record CurrentJournal(LedgerCatalog catalog, String ledger) implements JournalStore {

    private JournalStore now() {
        return catalog.use(ledger, Ledger::journal);
    }

    @Override
    public void append(long expectedSequenceNo, List<Block> blocks) {
        now().append(expectedSequenceNo, blocks);
    }

    @Override
    public Optional<JournalTip> tip() {
        return now().tip();
    }

    @Override
    public Stream<Block> read(long fromSequenceNo) {
        return now().read(fromSequenceNo);
    }

    @Override
    public void redact(long sequenceNo, String documentId) {
        now().redact(sequenceNo, documentId);
    }

    @Override
    public void erase(SortedSet<Long> sequenceNos) {
        now().erase(sequenceNos);
    }

    @Override
    public void close() {}
}
