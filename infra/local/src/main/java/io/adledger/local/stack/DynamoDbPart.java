package io.adledger.local.stack;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** DynamoDB Local, which holds the state store. */
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
        process = DynamoDbLocalProcess.onDisk(port, folder);
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
