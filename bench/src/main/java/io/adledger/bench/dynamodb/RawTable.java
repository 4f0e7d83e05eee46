package io.adledger.bench.dynamodb;

import io.adledger.bench.measure.Sample;
import io.adledger.state.AdStateTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A new table with the definition of the state store, and writes of given items into it as fast as it takes them. */
public final class RawTable implements AutoCloseable {

    private static final int BATCH = 25;
    private static final String IF_NEWER = "attribute_not_exists(adId) OR version < :version";

    private final DynamoDbClient client;
    private final String name;

    private RawTable(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    /** Makes it; it is deleted when it is closed. */
    public static RawTable make(DynamoDbClient client, String name) {
        AdStateTable.ensure(client, name);
        return new RawTable(client, name);
    }

    /** The table's name. */
    public String name() {
        return name;
    }

    /** All items that it has. */
    public List<Map<String, AttributeValue>> items() {
        return client.scanPaginator(scan -> scan.tableName(name)).items().stream()
                .toList();
    }

    /**
     * Puts items, many in a request.
     *
     * @param atOnce requests at the same time, at most
     */
    public Sample putInBatches(List<Map<String, AttributeValue>> items, int atOnce) {
        List<List<Map<String, AttributeValue>>> batches = new ArrayList<>();
        for (int from = 0; from < items.size(); from += BATCH) {
            batches.add(items.subList(from, Math.min(items.size(), from + BATCH)));
        }
        long begun = System.nanoTime();
        try (Stream<Integer> written = batches.stream().gather(Gatherers.mapConcurrent(atOnce, this::putBatch))) {
            return sample(written.mapToInt(Integer::intValue).sum(), items.size(), begun);
        }
    }

    /**
     * Puts items, each in a request of its own with a condition on the version.
     *
     * @param atOnce requests at the same time, at most
     */
    public Sample putOneByOne(List<Map<String, AttributeValue>> items, int atOnce) {
        long begun = System.nanoTime();
        try (Stream<Integer> written = items.stream().gather(Gatherers.mapConcurrent(atOnce, this::putIfNewer))) {
            return sample(written.mapToInt(Integer::intValue).sum(), items.size(), begun);
        }
    }

    private static Sample sample(int written, int wanted, long begun) {
        if (written != wanted) {
            throw new IllegalStateException("DynamoDB took " + written + " of " + wanted + " items");
        }
        return Sample.of(written, (System.nanoTime() - begun) / 1e9);
    }

    private int putBatch(List<Map<String, AttributeValue>> batch) {
        List<WriteRequest> requests = batch.stream()
                .map(item ->
                        WriteRequest.builder().putRequest(put -> put.item(item)).build())
                .toList();
        return batch.size()
                - client.batchWriteItem(request -> request.requestItems(Map.of(name, requests)))
                        .unprocessedItems()
                        .size();
    }

    private int putIfNewer(Map<String, AttributeValue> item) {
        client.putItem(request -> request.tableName(name)
                .item(item)
                .conditionExpression(IF_NEWER)
                .expressionAttributeValues(
                        Map.of(":version", item.getOrDefault("version", AttributeValue.fromN("0")))));
        return 1;
    }

    @Override
    public void close() {
        client.deleteTable(request -> request.tableName(name));
    }
}
