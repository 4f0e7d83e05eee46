package io.adledger.bench.sink;

import io.adledger.bench.dynamodb.RawTable;
import io.adledger.bench.measure.Sample;
import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.Retry;
import io.adledger.stream.state.StateStoreSink;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** State stores, each new and deleted afterwards: fed by the sink, and without it. */
final class StateTables {

    private static final int AT_ONCE = 32;

    private final Feed feed;
    private final DynamoDbClient client;
    private final List<Map<String, AttributeValue>> items;
    private int tables;

    StateTables(Feed feed, DynamoDbClient client) throws InterruptedException {
        this.feed = feed;
        this.client = client;
        try (RawTable table = newTable()) {
            double unused = sink(table).operations();
            this.items = table.items();
        }
    }

    private RawTable newTable() {
        return RawTable.make(client, "bench-" + tables++);
    }

    private Sample sink(RawTable table) throws InterruptedException {
        return feed.all(new StateStoreSink(new DynamoDbAdStateStore(client, table.name()), Retry.DEFAULT, AT_ONCE));
    }

    Sample sink() throws InterruptedException {
        try (RawTable table = newTable()) {
            return sink(table);
        }
    }

    Sample puts() {
        try (RawTable table = newTable()) {
            return table.putOneByOne(items, AT_ONCE);
        }
    }
}
