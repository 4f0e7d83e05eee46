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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local with the state store's table. */
final class DynamoDbPart implements Part {

    private static final int MOST_WRITES = 8;

    private final int port;
    private final KeptAlive<DynamoDbLocalProcess> process;
    private final List<DynamoDbClient> sinkClients = new CopyOnWriteArrayList<>();

    DynamoDbPart(int port, Path folder) {
        this.port = port;
        this.process = new KeptAlive<>(
                "DynamoDB Local", () -> DynamoDbLocalProcess.onDisk(port, folder), DynamoDbLocalProcess::onExit);
    }

    /** A sink of the stream into a table of the state store; what it holds is given back with this part. */
    Sink sink(StateStoreSettings settings) {
        DynamoDbClient client = settings.client();
        sinkClients.add(client);
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
        sinkClients.forEach(DynamoDbClient::close);
        process.close();
    }
}
