package io.adledger.replay.dynamodb;

import io.adledger.snapshot.fold.AdDocument;
import io.adledger.state.DynamoDbFailures;
import io.adledger.state.Retry;
import io.adledger.state.StateStoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Puts items into a table that nobody else writes: 25 at once, whatever is there. Thread-safe. */
final class BatchWriter implements TableWriter {

    /** The most that a request takes. */
    private static final int MOST = 25;

    private final DynamoDbClient client;
    private final String table;

    BatchWriter(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public int batchSize() {
        return MOST;
    }

    @Override
    public void write(List<AdDocument> documents) throws InterruptedException {
        List<Map<String, AttributeValue>> items = documents.stream()
                .flatMap(document -> DynamoDbStateTable.items(document).stream())
                .toList();
        for (int from = 0; from < items.size(); from += MOST) {
            putAtOnce(items.subList(from, Math.min(items.size(), from + MOST)));
        }
    }

    private void putAtOnce(List<Map<String, AttributeValue>> items) throws InterruptedException {
        List<WriteRequest> open = new ArrayList<>();
        items.forEach(item -> open.add(
                WriteRequest.builder().putRequest(put -> put.item(item)).build()));
        Retry.PATIENT.run(StateStoreUnavailableException.class, () -> put(open));
    }

    /** Puts items, and takes those away that are there. */
    private void put(List<WriteRequest> open) {
        try {
            List<WriteRequest> left = client.batchWriteItem(request -> request.requestItems(Map.of(table, open)))
                    .unprocessedItems()
                    .getOrDefault(table, List.of());
            open.clear();
            open.addAll(left);
        } catch (SdkException e) {
            throw DynamoDbFailures.seen(e);
        }
        if (!open.isEmpty()) {
            throw new StateStoreUnavailableException(
                    "table " + table + " does not take items: " + open.size() + " were left");
        }
    }
}
