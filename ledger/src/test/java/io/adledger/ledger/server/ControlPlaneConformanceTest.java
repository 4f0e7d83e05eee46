package io.adledger.ledger.server;

import io.adledger.ledger.conformance.ControlPlaneConformance;
import io.adledger.ledger.conformance.Endpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The control plane, at the server under test. */
class ControlPlaneConformanceTest extends ControlPlaneConformance {

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
}
