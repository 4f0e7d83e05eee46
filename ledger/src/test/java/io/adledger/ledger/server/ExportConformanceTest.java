package io.adledger.ledger.server;

import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.ExportConformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Exports, at the server under test. */
class ExportConformanceTest extends ExportConformance {

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

    @Override
    protected String bucket() {
        return System.getProperty("adledger.conformance.bucket", "bucket");
    }

    @Override
    protected String role() {
        return System.getProperty("adledger.conformance.role", "arn:aws:iam::000000000000:role/exports");
    }
}
