package io.adledger.ledger.server;

import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.conformance.StreamConformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Streams, at the server under test. */
class StreamConformanceTest extends StreamConformance {

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
    protected String kinesisStream() {
        return System.getProperty("adledger.conformance.kinesis", "arn:aws:kinesis:us-east-1:000000000000:stream/any");
    }

    @Override
    protected String role() {
        return System.getProperty("adledger.conformance.role", "arn:aws:iam::000000000000:role/streams");
    }
}
