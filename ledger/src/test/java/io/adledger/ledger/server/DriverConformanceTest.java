package io.adledger.ledger.server;

import io.adledger.ledger.conformance.DriverConformance;
import io.adledger.ledger.conformance.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The driver, at the server under test. */
class DriverConformanceTest extends DriverConformance {

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
