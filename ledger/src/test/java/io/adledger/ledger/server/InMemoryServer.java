package io.adledger.ledger.server;

import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import io.adledger.ledger.transaction.SessionSettings;
import java.net.URI;

/** A server with a ledger in memory, on a port of its own. */
final class InMemoryServer implements AutoCloseable {

    static final String LEDGER = "test";

    private final LedgerCatalog catalog;
    private final LedgerServer server;

    private InMemoryServer(LedgerSettings ledgerSettings, ServerSettings settings) {
        catalog = LedgerCatalog.inMemory(
                CatalogSettings.defaults().withLedgers(ledgerSettings).withMaxLedgers(200));
        catalog.obtain(NewLedger.named(LEDGER));
        server = LedgerServer.start(settings, catalog);
    }

    static InMemoryServer start() {
        return start(ServerSettings.onPort(0));
    }

    static InMemoryServer start(MutableClock clock, SessionSettings settings) {
        return new InMemoryServer(
                LedgerSettings.defaults().withClock(clock),
                ServerSettings.onPort(0).withSessions(settings.withClock(clock)));
    }

    static InMemoryServer start(ServerSettings settings) {
        return new InMemoryServer(LedgerSettings.defaults(), settings);
    }

    Ledger ledger() {
        return catalog.use(LEDGER, ledger -> ledger);
    }

    URI endpoint() {
        return server.endpoint();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        catalog.close();
    }
}
