package io.adledger.ledger.server;

import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import io.adledger.ledger.transaction.Ledgers;
import io.adledger.ledger.transaction.SessionSettings;
import java.net.URI;

/** A server of one ledger in memory, on a port of its own. */
final class InMemoryServer implements AutoCloseable {

    static final String LEDGER = "test";

    private final Ledger ledger;
    private final Ledgers ledgers;
    private final LedgerServer server;

    private InMemoryServer(LedgerSettings ledgerSettings, SessionSettings sessionSettings) {
        ledger = Ledger.inMemory(LEDGER, ledgerSettings);
        ledgers = Ledgers.of(ledger);
        server = LedgerServer.start(ServerSettings.onPort(0).withSessions(sessionSettings), ledgers);
    }

    static InMemoryServer start() {
        return new InMemoryServer(LedgerSettings.defaults(), SessionSettings.defaults());
    }

    static InMemoryServer start(MutableClock clock, SessionSettings settings) {
        return new InMemoryServer(LedgerSettings.defaults().withClock(clock), settings.withClock(clock));
    }

    Ledger ledger() {
        return ledger;
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
        ledgers.close();
    }
}
