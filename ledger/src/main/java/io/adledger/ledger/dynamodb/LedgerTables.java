package io.adledger.ledger.dynamodb;

import io.adledger.ledger.catalog.CatalogException;
import io.adledger.ledger.journal.JournalStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The tables of ledgers, for who reads journals beside the servers and is none. Thread-safe.
 *
 * @param client not closed with the journals
 * @param catalog as {@link CatalogTable} says
 * @param journals as {@link JournalTable} says
 */
public record LedgerTables(DynamoDbClient client, String catalog, String journals) {

    /**
     * Opens a ledger's journal, to be read: what writers have left behind is not swept. It can
     * be read with permissions for {@code GetItem} and {@code Query}, and is to be closed.
     *
     * @throws CatalogException if there is no such ledger, or the catalog cannot be read
     * @throws io.adledger.ledger.journal.JournalStoreException if the journal cannot be read
     */
    public JournalStore journalOf(String ledger) {
        String journal = new CatalogTable(client, catalog)
                .entries().stream()
                        .filter(entry -> entry.name().equals(ledger))
                        .map(CatalogTable.Entry::journal)
                        .findFirst()
                        .orElseThrow(
                                () -> new CatalogException("there is no ledger " + ledger + " in table " + catalog));
        return DynamoDbJournalStore.open(client, journals, journal, JournalLayout.DEFAULT.withoutSweepAtOpening());
    }
}
