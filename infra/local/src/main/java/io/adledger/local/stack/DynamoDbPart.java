package io.adledger.local.stack;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.state.AdStateTable;
import io.adledger.state.StateStoreSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** DynamoDB Local with the state store's table. */
final class DynamoDbPart implements Part {

    private final int port;
    private final Path folder;
    private volatile @Nullable DynamoDbLocalProcess process;

    DynamoDbPart(int port, Path folder) {
        this.port = port;
        this.folder = folder;
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
        DynamoDbLocalProcess running = process;
        if (running != null) {
            running.close();
        }
    }
}
