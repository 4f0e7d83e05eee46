package io.adledger.ledger.server;

import io.adledger.ledger.conformance.ControlPlaneConformance;
import io.adledger.ledger.conformance.Endpoint;
import io.adledger.ledger.dynamodb.LocalTable;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** As at a server with a disk, at one whose journal is in DynamoDB. */
class TableControlPlaneConformanceTest extends ControlPlaneConformance {

    @TempDir
    private static Path views;

    private static TableServer server;

    @BeforeAll
    static void start() {
        server = TableServer.start(LocalTable.newCatalog(), views);
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
