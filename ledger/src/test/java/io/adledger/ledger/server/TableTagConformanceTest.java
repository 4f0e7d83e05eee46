package io.adledger.ledger.server;

import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.TableTagConformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The tags of tables, at the server under test. */
class TableTagConformanceTest extends TableTagConformance {

    private static ServerUnderTest server;

    @BeforeAll
    static void start() {
        server = ServerUnderTest.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    protected Endpoint endpoint() {
        return server.endpoint();
    }

    @Override
    protected String ledger() {
        return server.ledger();
    }
}
