package io.adledger.ledger.server;

import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.dynamodb.DynamoDbLedgerStore;
import io.adledger.ledger.dynamodb.LocalTable;
import io.adledger.ledger.transaction.Ledger;
import java.nio.file.Path;

/** A server whose journals and catalog are in DynamoDB, with views in a directory of its own. */
final class TableServer implements AutoCloseable {

    static final String LEDGER = "test";

    private final LedgerCatalog catalog;
    private final LedgerServer server;

    private TableServer(LedgerCatalog catalog, LedgerServer server) {
        this.catalog = catalog;
        this.server = server;
    }

    static TableServer start(String catalogTable, Path views) {
        LedgerCatalog catalog = LedgerCatalog.open(
                CatalogSettings.defaults().withMaxLedgers(200),
                new DynamoDbLedgerStore(LocalTable.client(), catalogTable, LocalTable.NAME, views));
        catalog.obtain(NewLedger.named(LEDGER));
        return new TableServer(catalog, LedgerServer.start(ServerSettings.onPort(0), catalog));
    }

    Endpoint endpoint() {
        return Endpoint.at(server.endpoint());
    }

    int port() {
        return server.port();
    }

    Ledger ledger() {
        return catalog.use(LEDGER, ledger -> ledger);
    }

    @Override
    public void close() {
        server.close();
        catalog.close();
    }
}
