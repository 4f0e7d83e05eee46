package io.adledger.local.stack;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.state.AdStateTable;
import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.Retry;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.sink.Sink;
import io.adledger.stream.state.StateStoreSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local with the state store's table. */
final class DynamoDbPart implements Part {

    private static final int MOST_WRITES = 8;

    private final int port;
    private final Path folder;
    private volatile @Nullable DynamoDbLocalProcess process;
    private @Nullable DynamoDbClient sinkClient;

    DynamoDbPart(int port, Path folder) {
        this.port = port;
        this.folder = folder;
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
        DynamoDbLocalProcess running = DynamoDbLocalProcess.onDisk(port, folder);
        process = running;
        StateStoreSettings settings = StateStoreSettings.local(running.endpoint());
        try (DynamoDbClient client = settings.client()) {
            AdStateTable.ensure(client, settings.table());
        }
    }

    @Override
    public Optional<String> trouble() {
        DynamoDbLocalProcess running = process;
        return running != null && running.isAlive()
                ? Optional.empty()
                : Optional.of("DynamoDB Local has ended; stop AdLedger and start it again");
    }

    @Override
    public void close() {
        if (sinkClient != null) {
            sinkClient.close();
        }
        DynamoDbLocalProcess running = process;
        if (running != null) {
            running.close();
        }
    }
}
