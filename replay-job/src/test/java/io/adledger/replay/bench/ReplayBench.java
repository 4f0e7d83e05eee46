package io.adledger.replay.bench;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.replay.AdHistory;
import io.adledger.replay.Replay;
import io.adledger.replay.StateTable;
import io.adledger.replay.dynamodb.DynamoDbStateTable;
import io.adledger.snapshot.SnapshotMaker;
import io.adledger.snapshot.SnapshotProgress;
import io.adledger.snapshot.SnapshotSettings;
import io.adledger.snapshot.Snapshots;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import io.adledger.state.AdStateTable;
import io.adledger.state.StateStoreSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Ads a second of replays into a table in DynamoDB Local, beside the batch writes of the same items by themselves; and how
 * long the folds take, from the journal's beginning and from a snapshot.
 *
 * <p>Arguments: folder (to be made), ads, changes of them, {@code memory} or {@code disk}.
 */
public final class ReplayBench {

    private static final int WRITES_AT_ONCE = 32;
    private static final int BATCH = 25;

    private final DynamoDbClient client;
    private final Fold fold;

    private ReplayBench(DynamoDbClient client, Fold fold) {
        this.client = client;
        this.fold = fold;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int ads = Integer.parseInt(arguments[1]);
        AdHistory history = history(ads, Integer.parseInt(arguments[2]));
        try (DynamoDbLocalProcess process = arguments[3].equals("memory")
                        ? DynamoDbLocalProcess.inMemory()
                        : DynamoDbLocalProcess.onDisk(0, folder.resolve("dynamodb"));
                DynamoDbClient client =
                        StateStoreSettings.local(process.endpoint()).client();
                Fold fold = folded(history, folder)) {
            ReplayBench bench = new ReplayBench(client, fold);
            for (int round = 1; round <= 2; round++) {
                double raw = bench.batchWrites("raw-" + round);
                double alone = bench.replay("alone-" + round, true);
                double shared = bench.replay("shared-" + round, false);
                System.out.printf(
                        "%s, %,d ads, round %d: batch writes alone %,.0f/s; replay into a new table %,.0f/s (%.0f %%);"
                                + " into one that others write %,.0f/s (%.0f %%)%n",
                        arguments[3], ads, round, raw, alone, 100 * alone / raw, shared, 100 * shared / raw);
            }
        }
    }

    private static AdHistory history(int ads, int changes) {
        Random random = new Random(1);
        List<Integer> steps = new ArrayList<>(IntStream.range(0, ads).boxed().toList());
        // One change in twenty deletes an ad.
        random.ints(changes).forEach(any -> steps.add(random.nextInt(ads) + (any % 20 == 0 ? 4 * ads : ads)));
        return AdHistory.of(steps, ads);
    }

    private static Fold folded(AdHistory history, Path folder) {
        long last = history.lastBlock();
        SnapshotStore store = new SnapshotStore(new DirectoryObjectStore(folder.resolve("bucket")), "snapshots/");
        long middle = last - last / 20;
        long begun = System.nanoTime();
        SnapshotManifest snapshot = new SnapshotMaker(
                        store, folder.resolve("snapshot-work"), SnapshotSettings.defaults())
                .make(
                        new SnapshotId(AdHistory.second((int) (middle / 2 + 1)), middle),
                        history.journal(),
                        SnapshotProgress.NONE);
        System.out.printf(
                "snapshot of %,d ads at block %,d: %.2f s%n", snapshot.counts().total(), middle, seconds(begun));
        long fromSnapshot = System.nanoTime();
        try (Fold begunWith = Fold.open(folder.resolve("fold-from-snapshot"))) {
            new Snapshots(store).begin(begunWith, snapshot, SnapshotProgress.NONE);
            Snapshots.heedRedactions(begunWith, history.journal());
            begunWith.follow(history.journal(), last, next -> {});
        }
        double secondsFromSnapshot = seconds(fromSnapshot);
        long whole = System.nanoTime();
        Fold fold = Fold.open(folder.resolve("fold"));
        fold.follow(history.journal(), last, next -> {});
        System.out.printf(
                "fold of %,d blocks: %.2f s; from the snapshot: %.2f s%n",
                last + 1, seconds(whole), secondsFromSnapshot);
        return fold;
    }

    private double replay(String name, boolean alone) {
        AdStateTable.ensure(client, name);
        DynamoDbStateTable shared = new DynamoDbStateTable(client, name);
        StateTable table = alone ? shared.alone() : shared;
        Replay replay = new Replay(fold, table, WRITES_AT_ONCE);
        replay.startOver();
        long begun = System.nanoTime();
        long written = replay.run(documents -> {});
        return written / seconds(begun);
    }

    /** The items of the table that a replay made, once more, and nothing else done. */
    private double batchWrites(String name) {
        AdStateTable.ensure(client, name + "-source");
        AdStateTable.ensure(client, name);
        long unused = new Replay(fold, startedOver(name + "-source"), WRITES_AT_ONCE).run(documents -> {});
        List<Map<String, AttributeValue>> items =
                client.scanPaginator(scan -> scan.tableName(name + "-source")).items().stream()
                        .toList();
        long begun = System.nanoTime();
        try (Stream<List<Map<String, AttributeValue>>> batches = items.stream().gather(Gatherers.windowFixed(BATCH))) {
            long written = batches.gather(Gatherers.mapConcurrent(WRITES_AT_ONCE, batch -> put(name, batch)))
                    .mapToLong(Integer::longValue)
                    .sum();
            return written / seconds(begun);
        }
    }

    private StateTable startedOver(String name) {
        StateTable table = new DynamoDbStateTable(client, name).alone();
        new Replay(fold, table, WRITES_AT_ONCE).startOver();
        return table;
    }

    private int put(String table, List<Map<String, AttributeValue>> batch) {
        List<WriteRequest> requests = batch.stream()
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        return batch.size()
                - client.batchWriteItem(request -> request.requestItems(Map.of(table, requests)))
                        .unprocessedItems()
                        .size();
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
