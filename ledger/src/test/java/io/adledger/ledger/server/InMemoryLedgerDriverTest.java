package io.adledger.ledger.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.ledger.conformance.DriverConformance;
import io.adledger.ledger.journal.ChainVerifier;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The driver against a ledger in memory, whose chain holds after all of it. */
class InMemoryLedgerDriverTest extends DriverConformance {

    private static InMemoryServer server;

    @BeforeAll
    static void start() {
        server = InMemoryServer.start();
    }

    @AfterAll
    static void stop() {
        assertThat(ChainVerifier.verify(server.ledger().journal())).isGreaterThan(100);
        server.close();
    }

    @Override
    protected URI endpoint() {
        return server.endpoint();
    }

    @Override
    protected String ledger() {
        return InMemoryServer.LEDGER;
    }
}
