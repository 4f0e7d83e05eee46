package io.adledger.ledger.dynamodb;

import io.adledger.ledger.assembly.AssemblyException;
import io.adledger.ledger.assembly.BlockPart;
import io.adledger.ledger.assembly.PendingParts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Parts in a DynamoDB table of their own: all under one partition key, in the order of their blocks, a part that is larger than an item
 * in pieces. Thread-safe; one writer.
 */
public final class DynamoDbPendingParts implements PendingParts {

    private static final int AT_ONCE = 25;
    private static final int ATTEMPTS = 8;
    private static final long LONGEST_PAUSE = 1_000;

    private final DynamoDbClient client;
    private final String table;

    /**
     * The parts in a table.
     *
     * @param client stays open when this is closed
     * @param table its partition key is the text {@code parts}, its sort key the text {@code part}
     */
    public DynamoDbPendingParts(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * Makes the table unless it is there, and waits until it can be used.
     *
     * @throws SdkException if it cannot be made
     */
    public static void createTable(DynamoDbClient client, String table) {
        NewTable.create(client, table, PartItem.PARTITION, PartItem.SORT, ScalarAttributeType.S);
    }

    @Override
    public void keep(List<BlockPart> parts) {
        Map<String, WriteRequest> writes = new LinkedHashMap<>();
        for (BlockPart part : parts) {
            for (Map<String, AttributeValue> item : PartItem.of(part)) {
                writes.put(
                        PartItem.sortKey(item),
                        WriteRequest.builder().putRequest(put -> put.item(item)).build());
            }
        }
        write(List.copyOf(writes.values()), "cannot keep parts of blocks");
    }

    @Override
    public List<byte[]> of(long sequenceNo) {
        return PartItem.records(items(
                query("begins_with(part, :block)", PartItem.prefix(sequenceNo)).build()));
    }

    @Override
    public void forgetBefore(long sequenceNo) {
        List<WriteRequest> deletes = items(query("part < :block", PartItem.prefix(sequenceNo))
                        .projectionExpression(PartItem.PARTITION + ", " + PartItem.SORT)
                        .build())
                .stream()
                .map(key -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key))
                        .build())
                .toList();
        write(deletes, "cannot forget parts of blocks");
    }

    @Override
    public OptionalLong firstAfter(long sequenceNo) {
        try {
            return client
                    .query(query("part >= :block", PartItem.prefix(sequenceNo + 1))
                            .limit(1)
                            .build())
                    .items()
                    .stream()
                    .mapToLong(PartItem::sequenceNo)
                    .findFirst();
        } catch (SdkException e) {
            throw failed("cannot read parts of blocks", e);
        }
    }

    private QueryRequest.Builder query(String condition, String block) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression(PartItem.PARTITION + " = :all AND " + condition)
                .expressionAttributeValues(Map.of(
                        ":all", AttributeValue.fromS(PartItem.ALL),
                        ":block", AttributeValue.fromS(block)));
    }

    private List<Map<String, AttributeValue>> items(QueryRequest query) {
        try {
            return client.queryPaginator(query).items().stream().toList();
        } catch (SdkException e) {
            throw failed("cannot read parts of blocks", e);
        }
    }

    private void write(List<WriteRequest> requests, String otherwise) {
        try {
            for (int i = 0; i < requests.size(); i += AT_ONCE) {
                writeSome(new ArrayList<>(requests.subList(i, Math.min(i + AT_ONCE, requests.size()))), otherwise);
            }
        } catch (SdkException e) {
            throw failed(otherwise, e);
        }
    }

    private void writeSome(List<WriteRequest> requests, String otherwise) {
        List<WriteRequest> left = requests;
        for (int attempt = 0; !left.isEmpty(); attempt++) {
            if (attempt == ATTEMPTS) {
                throw new AssemblyException(otherwise + ": the table takes no more for now", null);
            }
            pause(attempt);
            Map<String, List<WriteRequest>> batch = Map.of(table, left);
            left = client.batchWriteItem(write -> write.requestItems(batch))
                    .unprocessedItems()
                    .getOrDefault(table, List.of());
        }
    }

    private static void pause(int attempt) {
        if (attempt == 0) {
            return;
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(Math.min(LONGEST_PAUSE, 25L << attempt) + 1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssemblyException("interrupted while parts of blocks are written", e);
        }
    }

    private static AssemblyException failed(String what, SdkException e) {
        return new AssemblyException(what + ": " + e.getMessage(), e);
    }

    /** Nothing: what is deleted from a table is gone, but for the backups of it, which expire. */
    @Override
    public void erase() {}

    @Override
    public long bytes() {
        return items(query("part >= :block", PartItem.prefix(0)).build()).stream()
                .mapToLong(PartItem::bytes)
                .sum();
    }

    @Override
    public void close() {}
}
