package io.adledger.bench.sink;

import io.adledger.bench.Benchmark;
import io.adledger.bench.Conditions;
import io.adledger.bench.measure.Sample;
import io.adledger.bench.measure.Side;
import io.adledger.bench.report.Row;
import io.adledger.bench.sample.SampleJournal;
import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.opensearch.local.OpenSearchProcess;
import io.adledger.search.OpenSearchApi;
import io.adledger.state.StateStoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sinks fed with the stream of a journal of new ads, from its records to the acknowledged write and the checkpoint, beside the
 * bare writes of the same: state store, search, replica.
 */
public final class SinkBenchmark implements Benchmark {

    private static final String STATE = "state store";
    private static final String PUTS = "conditional puts of the same items";
    private static final String SEARCH = "search";
    private static final String BULK = "bulk requests of the same documents";
    private static final String REPLICA = "replica";
    private static final String FOLLOW = "the same blocks appended without a stream";

    @Override
    public String letter() {
        return "e";
    }

    @Override
    public String title() {
        return "the stream into state store, search and replica: the bare writes of the same";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int ads = conditions.scale().choose(50, 1_000, 10_000);
        Path folder = conditions.folder("sinks");
        try (JournalStore journal = RocksDbJournalStore.open(folder.resolve("journal"));
                DynamoDbLocalProcess dynamoDb = DynamoDbLocalProcess.inMemory();
                DynamoDbClient client =
                        StateStoreSettings.local(dynamoDb.endpoint()).client();
                OpenSearchProcess openSearch = OpenSearchProcess.start(0, folder.resolve("opensearch"));
                OpenSearchApi api = OpenSearchApi.at(openSearch.endpoint());
                RawIndex rawIndex = new RawIndex(openSearch.endpoint(), api)) {
            SampleJournal.fill(journal, ads, ads);
            Feed feed = new Feed(journal, folder);
            StateTables tables = new StateTables(feed, client);
            Indexes indexes = new Indexes(feed, api, rawIndex);
            Replicas replicas = new Replicas(feed, journal, folder);
            Map<String, List<Sample>> samples = conditions
                    .turns()
                    .take(
                            "sinks",
                            List.of(
                                    new Side(STATE, _ -> tables.sink()),
                                    new Side(PUTS, _ -> tables.puts()),
                                    new Side(SEARCH, _ -> indexes.sink()),
                                    new Side(BULK, _ -> indexes.bulk()),
                                    new Side(REPLICA, _ -> replicas.sink()),
                                    new Side(FOLLOW, _ -> replicas.follow())));
            return List.of(row(STATE, PUTS, samples), row(SEARCH, BULK, samples), row(REPLICA, FOLLOW, samples));
        }
    }

    private Row row(String sink, String other, Map<String, List<Sample>> samples) {
        return new Row(
                letter(),
                "sink: " + sink,
                "ads/s",
                Sample.rates(samples, sink),
                other,
                Sample.rates(samples, other),
                List.of());
    }
}
