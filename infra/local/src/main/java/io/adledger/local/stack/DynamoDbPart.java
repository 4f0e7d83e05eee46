package io.adledger.local.stack;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.state.AdStateTable;
import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.Retry;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.sink.Sink;
import io.adledger.stream.state.StateStoreSink;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local with the state store's table. */
final class DynamoDbPart implements Part {

    private static final int MOST_WRITES = 8;

    private final int port;
    private final KeptAlive<DynamoDbLocalProcess> process;
    private @Nullable DynamoDbClient sinkClient;

    DynamoDbPart(int port, Path folder) {
        this.port = port;
        this.process = new KeptAlive<>(
                "DynamoDB Local", () -> DynamoDbLocalProcess.onDisk(port, folder), DynamoDbLocalProcess::onExit);
    }

    /** The stream's sink into the state store; what it holds is given back with this part. */
    Sink sink(StateStoreSettings settings) {
        DynamoDbClient client = settings.client();
        sinkClient = client;
        return new StateStoreSink(new DynamoDbAdStateStore(client, settings.table()), Retry.DEFAULT, MOST_WRITES);
    }

    @Override
    public String name() {
        return "state store";
    }

    @Override
    public void start() throws IOException {
        process.start();
        StateStoreSettings settings = StateStoreSettings.local(URI.create("http://127.0.0.1:" + port));
        try (DynamoDbClient client = settings.client()) {
            AdStateTable.ensure(client, settings.table());
        }
    }

    @Override
    public Optional<String> trouble() {
        return process.trouble();
    }

    @Override
    public void close() throws IOException {
        if (sinkClient != null) {
            sinkClient.close();
        }
        process.close();
    }
}
