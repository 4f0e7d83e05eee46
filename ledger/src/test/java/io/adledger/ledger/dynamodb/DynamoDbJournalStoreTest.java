package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalStoreContract;

class DynamoDbJournalStoreTest extends JournalStoreContract {

    @Override
    protected JournalStore empty() {
        return LocalTable.empty();
    }
}
