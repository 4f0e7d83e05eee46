package io.adledger.ledger.journal;

class InMemoryJournalStoreTest extends JournalStoreContract {

    @Override
    JournalStore empty() {
        return new InMemoryJournalStore();
    }
}
