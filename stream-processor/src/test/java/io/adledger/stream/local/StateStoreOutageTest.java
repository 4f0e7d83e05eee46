package io.adledger.stream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.state.AdEntry;
import io.adledger.state.AdItem;
import io.adledger.state.AdStateTable;
import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.Retry;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.AdJournal;
import io.adledger.stream.lambda.StreamHandler;
import io.adledger.stream.sink.BatchProcessor;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.state.StateStoreSink;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class StateStoreOutageTest {

    @TempDir
    private Path directory;

    @Test
    void theStateStoreFollowsTheLedgerThroughAnOutage() throws IOException {
        AdJournal journal = new AdJournal();
        DynamoDbLocalProcess first = DynamoDbLocalProcess.onDisk(0, directory.resolve("dynamodb"));
        try (var client = StateStoreSettings.local(first.endpoint()).client();
                var stream = start(journal, client)) {
            for (int i = 0; i < 100; i++) {
                journal.state("ad" + i, 0, "10");
            }
            await().until(() -> stream.progress().lag().blocks() == 0);

            first.close();
            journal.state("ad7", 1, "11.50").delete("ad8", 1);
            await().atMost(30, TimeUnit.SECONDS)
                    .until(() -> stream.progress().failure().isPresent());

            int port = first.endpoint().getPort();
            try (var second = DynamoDbLocalProcess.onDisk(port, directory.resolve("dynamodb"))) {
                await().atMost(30, TimeUnit.SECONDS)
                        .until(() -> stream.progress().lag().blocks() == 0);

                assertThat(second.isAlive()).isTrue();
                assertThat(entry(client, "ad7").version()).isEqualTo(1);
                assertThat(entry(client, "ad8")).isInstanceOf(AdEntry.Tombstone.class);
                assertThat(entry(client, "ad99").version()).isZero();
                assertThat(FileDeadLetters.open(directory.resolve("dead")).count())
                        .isZero();
            }
        }
    }

    private EventSourceLoop start(AdJournal journal, DynamoDbClient client) {
        AdStateTable.ensure(client, StateStoreSettings.DEFAULT_TABLE);
        BatchProcessor processor = new BatchProcessor(
                "state-store",
                new StateStoreSink(
                        new DynamoDbAdStateStore(client, StateStoreSettings.DEFAULT_TABLE), Retry.DEFAULT, 8),
                Hopeless.SET_ASIDE,
                FileDeadLetters.open(directory.resolve("dead")),
                Clock.systemUTC());
        return EventSourceLoop.start(
                new LedgerRecordSource(journal.tap(), AdJournal.ARN),
                new StreamHandler(processor),
                FileCheckpoint.open(directory.resolve("position")),
                10,
                new EventSourceLoop.Backoff(Duration.ofMillis(10), Duration.ofMillis(200)));
    }

    private static AdEntry entry(DynamoDbClient client, String adId) {
        return AdItem.entry(client.getItem(request -> request.tableName(StateStoreSettings.DEFAULT_TABLE)
                        .key(Map.of("adId", AttributeValue.fromS(adId))))
                .item());
    }
}
