package io.adledger.ledger.server;

import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.dynamodb.DynamoDbLedgerStore;
import java.nio.file.Path;

/**
 * The DynamoDB tables of ledgers that several servers serve.
 *
 * @param journal the journals' table
 * @param catalog the table of what ledgers there are
 */
record LedgerTables(String journal, String catalog) {

    /** The ledgers in these tables, with the views of them that are in a directory. */
    LedgerCatalog open(CatalogSettings settings, Path views) {
        return LedgerCatalog.open(settings, DynamoDbLedgerStore.open(catalog, journal, views));
    }
}
