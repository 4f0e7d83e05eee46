package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalStoreContract;

/** Every block in several parts, and sections so short that groups reach from one into the next. */
class JournalInPartsTest extends JournalStoreContract {

    static final JournalLayout LAYOUT = new JournalLayout(301, 0, 500, 7, 2_000, 2, true);

    @Override
    protected JournalStore empty() {
        return DynamoDbJournalStore.open(LocalTable.client(), LocalTable.NAME, LocalTable.newJournal(), LAYOUT);
    }
}
