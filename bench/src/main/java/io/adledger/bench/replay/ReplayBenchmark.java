package io.adledger.bench.replay;

import io.adledger.bench.Benchmark;
import io.adledger.bench.Conditions;
import io.adledger.bench.measure.Sample;
import io.adledger.bench.measure.Side;
import io.adledger.bench.report.Bar;
import io.adledger.bench.report.Row;
import io.adledger.bench.sample.SampleJournal;
import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.state.StateStoreSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Replays into DynamoDB Local, in memory, beside the same items put by nothing but its client; and a snapshot beside the
 * reading of the same journal alone.
 */
public final class ReplayBenchmark implements Benchmark {

    private static final String REPLAY = "replay into a new table";
    private static final String BATCHES = "batch writes of the same items";
    private static final String LIVE = "replay into a table that others write";
    private static final String PUTS = "conditional puts of the same items";
    private static final String SNAPSHOT = "snapshot";
    private static final String READ = "the journal read alone";
    private static final List<Bar> BAR = List.of(Bar.ratioAtLeast(0.8));

    @Override
    public String letter() {
        return "f";
    }

    @Override
    public String title() {
        return "replays and snapshots: DynamoDB's own batch writes and puts, the journal read alone";
    }

    @Override
    public List<Row> run(Conditions conditions) throws Exception {
        int ads = conditions.scale().choose(40, 1_000, 20_000);
        Path folder = conditions.folder("replay");
        try (JournalStore journal = RocksDbJournalStore.open(folder.resolve("journal"));
                DynamoDbLocalProcess process = DynamoDbLocalProcess.inMemory();
                DynamoDbClient client =
                        StateStoreSettings.local(process.endpoint()).client()) {
            SampleJournal.fill(journal, ads, 2 * ads);
            try (Replays replays = Replays.of(journal, client, folder)) {
                Snapshotting snapshots = new Snapshotting(journal, folder.resolve("snapshots"));
                Map<String, List<Sample>> samples = conditions
                        .turns()
                        .take(
                                "replay",
                                List.of(
                                        new Side(REPLAY, _ -> replays.intoNewTable()),
                                        new Side(BATCHES, _ -> replays.batchWrites()),
                                        new Side(LIVE, _ -> replays.intoLiveTable()),
                                        new Side(PUTS, _ -> replays.conditionalPuts()),
                                        new Side(SNAPSHOT, _ -> snapshots.snapshot()),
                                        new Side(READ, _ -> snapshots.read())));
                return List.of(
                        row(REPLAY, "items/s", BATCHES, samples),
                        row(LIVE, "items/s", PUTS, samples),
                        row(SNAPSHOT, "blocks/s", READ, samples));
            }
        }
    }

    private Row row(String ours, String unit, String other, Map<String, List<Sample>> samples) {
        return new Row(letter(), ours, unit, Sample.rates(samples, ours), other, Sample.rates(samples, other), BAR);
    }
}
