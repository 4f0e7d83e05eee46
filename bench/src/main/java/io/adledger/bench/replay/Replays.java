package io.adledger.bench.replay;

import io.adledger.bench.dynamodb.RawTable;
import io.adledger.bench.measure.Sample;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.replay.Replay;
import io.adledger.replay.StateTable;
import io.adledger.replay.dynamodb.DynamoDbStateTable;
import io.adledger.snapshot.fold.Fold;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes the state of all ads into tables, each new and deleted afterwards: by replays, and without them. */
final class Replays implements AutoCloseable {

    private static final int AT_ONCE = 32;

    private final DynamoDbClient client;
    private final Fold fold;
    private final List<Map<String, AttributeValue>> items;
    private int tables;

    private Replays(DynamoDbClient client, Fold fold) {
        this.client = client;
        this.fold = fold;
        try (RawTable table = newTable()) {
            double unused = replay(table, DynamoDbStateTable::alone).operations();
            this.items = table.items();
        }
    }

    /** Of what a journal has come to. */
    static Replays of(JournalStore journal, DynamoDbClient client, Path folder) {
        Fold fold = Fold.open(folder.resolve("fold"));
        fold.follow(journal, journal.tip().map(JournalTip::sequenceNo).orElse(-1L), _ -> {});
        return new Replays(client, fold);
    }

    private RawTable newTable() {
        return RawTable.make(client, "bench-" + tables++);
    }

    Sample intoNewTable() {
        try (RawTable table = newTable()) {
            return replay(table, DynamoDbStateTable::alone);
        }
    }

    Sample intoLiveTable() {
        try (RawTable table = newTable()) {
            return replay(table, shared -> shared);
        }
    }

    private Sample replay(RawTable table, Function<DynamoDbStateTable, StateTable> use) {
        Replay replay = new Replay(fold, use.apply(new DynamoDbStateTable(client, table.name())), AT_ONCE);
        replay.startOver();
        long begun = System.nanoTime();
        long written = replay.run(_ -> {});
        return Sample.of((double) written, (System.nanoTime() - begun) / 1e9);
    }

    Sample batchWrites() {
        try (RawTable table = newTable()) {
            return table.putInBatches(items, AT_ONCE);
        }
    }

    Sample conditionalPuts() {
        try (RawTable table = newTable()) {
            return table.putOneByOne(items, AT_ONCE);
        }
    }

    /** How many items the state of all ads is. */
    int items() {
        return items.size();
    }

    @Override
    public void close() {
        fold.close();
    }
}
