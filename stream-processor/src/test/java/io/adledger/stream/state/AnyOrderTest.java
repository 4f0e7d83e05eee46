package io.adledger.stream.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.state.AdEntry;
import io.adledger.state.AdItem;
import io.adledger.state.AdStateTable;
import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.Retry;
import io.adledger.state.StateStore;
import io.adledger.state.StateStoreSettings;
import io.adledger.stream.AdJournal;
import io.adledger.stream.sink.BatchProcessor;
import io.adledger.stream.sink.DeadLetters;
import io.adledger.stream.sink.Hopeless;
import io.adledger.stream.sink.SourceRecord;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;

/** Whatever the order, and however often records come, the store ends in the same state. */
class AnyOrderTest {

    private static final int ADS = 5;

    @Nullable
    private static DynamoDbLocalProcess process;

    @Nullable
    private static DynamoDbClient client;

    @BeforeContainer
    static void start() throws IOException {
        process = DynamoDbLocalProcess.inMemory();
        client = StateStoreSettings.local(process.endpoint()).client();
    }

    @AfterContainer
    static void stop() {
        if (client != null) {
            client.close();
        }
        if (process != null) {
            process.close();
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void inMemory(@ForAll long seed) {
        Random random = new Random(seed);
        List<SourceRecord> records = history(random).records();

        InMemoryStateStore expected = new InMemoryStateStore();
        deliver(expected, records, records.size());
        InMemoryStateStore store = new InMemoryStateStore();
        deliver(store, disordered(records, random), 1 + random.nextInt(10));

        for (int ad = 0; ad < ADS; ad++) {
            String document = AdJournal.documentId("ad" + ad);
            assertThat(store.entry(document)).isEqualTo(expected.entry(document));
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void inDynamoDb(@ForAll long seed) {
        Random random = new Random(seed);
        List<SourceRecord> records = history(random).records();
        DynamoDbClient dynamoDb = Objects.requireNonNull(client);
        String table = "any-order-" + Long.toHexString(seed);
        AdStateTable.ensure(dynamoDb, table);

        InMemoryStateStore expected = new InMemoryStateStore();
        deliver(expected, records, records.size());
        deliver(new DynamoDbAdStateStore(dynamoDb, table), disordered(records, random), 1 + random.nextInt(10));

        for (int ad = 0; ad < ADS; ad++) {
            assertThat(stored(dynamoDb, table, "ad" + ad)).isEqualTo(expected.entry(AdJournal.documentId("ad" + ad)));
        }
        dynamoDb.deleteTable(request -> request.tableName(table));
    }

    private static AdJournal history(Random random) {
        AdJournal journal = new AdJournal();
        for (int ad = 0; ad < ADS; ad++) {
            int versions = 1 + random.nextInt(4);
            for (int version = 0; version < versions; version++) {
                journal.state("ad" + ad, version, random.nextInt(1000) + ".50");
            }
            switch (random.nextInt(5)) {
                case 0 -> journal.delete("ad" + ad, versions);
                case 1 -> journal.removeDocument("ad" + ad, versions);
                case 2 -> journal.delete("ad" + ad, versions).removeDocument("ad" + ad, versions + 1L);
                case 3 -> journal.delete("ad" + ad, versions).restore("ad" + ad, versions + 1L, "7.50");
                default -> journal.other("IdempotencyKeys", "key" + ad);
            }
        }
        return journal;
    }

    private static List<SourceRecord> disordered(List<SourceRecord> records, Random random) {
        List<SourceRecord> disordered = new ArrayList<>(records);
        records.stream().filter(record -> random.nextInt(3) == 0).forEach(disordered::add);
        Collections.shuffle(disordered, random);
        return disordered;
    }

    private static void deliver(StateStore store, List<SourceRecord> records, int batch) {
        DeadLetters none = letter -> {
            throw new IllegalStateException(letter.error());
        };
        BatchProcessor processor = new BatchProcessor(
                "state-store",
                new StateStoreSink(store, Retry.DEFAULT, 8),
                Hopeless.SET_ASIDE,
                none,
                Clock.systemUTC());
        for (int from = 0; from < records.size(); from += batch) {
            List<SourceRecord> part = records.subList(from, Math.min(records.size(), from + batch));
            assertThat(processor.apply(part)).isEmpty();
        }
    }

    private static Optional<AdEntry> stored(DynamoDbClient client, String table, String adId) {
        GetItemResponse item = client.getItem(request -> request.tableName(table)
                .key(Map.of("adId", AttributeValue.fromS(adId)))
                .consistentRead(true));
        return item.hasItem() ? Optional.of(AdItem.entry(item.item())) : Optional.empty();
    }
}
