package io.adledger.ledger.server;

import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.ProofConformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Digests and proofs, at the server under test. */
class ProofConformanceTest extends ProofConformance {

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
