package io.adledger.local.stack;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.stream.JournalTap;
import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.Retry;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.lambda.AdStreamHandler;
import io.adledger.stream.local.EventSourceLoop;
import io.adledger.stream.local.FileCheckpoint;
import io.adledger.stream.local.FileDeadLetters;
import io.adledger.stream.local.LedgerRecordSource;
import io.adledger.stream.projection.BatchProjection;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The stream from the ledger's journal into the state store, through the handler that Lambda runs. */
final class StreamPart implements Part {

    private static final String ARN = "arn:aws:qldb:us-east-1:000000000000:stream/ads/local";
    private static final int MOST_WRITES = 8;

    private final Supplier<JournalStore> journal;
    private final StateStoreSettings stateStore;
    private final Path folder;
    private volatile @Nullable EventSourceLoop loop;
    private @Nullable DynamoDbClient client;

    /**
     * The stream part.
     *
     * @param folder for its checkpoint and its dead letters
     */
    StreamPart(Supplier<JournalStore> journal, StateStoreSettings stateStore, Path folder) {
        this.journal = journal;
        this.stateStore = stateStore;
        this.folder = folder;
    }

    @Override
    public String name() {
        return "stream";
    }

    @Override
    public void start() {
        DynamoDbClient dynamoDb = stateStore.client();
        client = dynamoDb;
        var projection = new BatchProjection(
                new DynamoDbAdStateStore(dynamoDb, stateStore.table()),
                FileDeadLetters.open(folder.resolve("dead-letters")),
                Retry.DEFAULT,
                Clock.systemUTC(),
                MOST_WRITES);
        loop = EventSourceLoop.start(
                new LedgerRecordSource(new JournalTap(journal.get(), ARN), ARN),
                new AdStreamHandler(projection),
                FileCheckpoint.open(folder.resolve("state-store")),
                EventSourceLoop.Backoff.DEFAULT);
    }

    @Override
    public Optional<String> trouble() {
        EventSourceLoop running = loop;
        if (running == null || !running.progress().running()) {
            return Optional.of("the stream has stopped");
        }
        return running.progress().failure();
    }

    @Override
    public void close() {
        EventSourceLoop running = loop;
        if (running != null) {
            running.close();
        }
        if (client != null) {
            client.close();
        }
    }
}
