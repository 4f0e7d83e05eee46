package io.adledger.ledger.journal;

class InMemoryJournalStoreTest extends JournalStoreContract {

    @Override
    protected JournalStore empty() {
        return new InMemoryJournalStore();
    }
}
