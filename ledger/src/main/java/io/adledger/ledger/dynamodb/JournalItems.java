package io.adledger.ledger.dynamodb;

import io.adledger.ledger.journal.JournalStoreException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The requests that a journal makes to its table; all reads are strongly consistent. What fails for a moment is tried again by
 * the client; what fails for good is a {@link JournalStoreException}, and of a write it is then not known whether it was done.
 * Thread-safe.
 */
final class JournalItems {

    private final DynamoDbClient client;
    private final String table;

    JournalItems(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    Optional<Map<String, AttributeValue>> get(String section, BigInteger number) {
        return Optional.of(requested(() -> client.getItem(request -> request.tableName(table)
                                .key(key(section, number))
                                .consistentRead(true))
                        .item()))
                .filter(item -> !item.isEmpty());
    }

    void put(Map<String, AttributeValue> item) {
        requested(() -> client.putItem(request -> request.tableName(table).item(item)));
    }

    /** Puts an item unless there is one with its key, which is returned then. */
    Optional<Map<String, AttributeValue>> putNew(Map<String, AttributeValue> item) {
        return putIf(PutItemRequest.builder()
                .item(item)
                .conditionExpression("attribute_not_exists(#section)")
                .expressionAttributeNames(Map.of("#section", Attribute.SECTION)));
    }

    /** Puts an item in the place of one whose edition is this; else the one that is there is returned, empty if none is. */
    Optional<Map<String, AttributeValue>> replace(long edition, Map<String, AttributeValue> item) {
        return putIf(PutItemRequest.builder()
                .item(item)
                .conditionExpression("#edition = :edition")
                .expressionAttributeNames(Map.of("#edition", Attribute.EDITION))
                .expressionAttributeValues(Map.of(":edition", AttributeValue.fromN(String.valueOf(edition)))));
    }

    private Optional<Map<String, AttributeValue>> putIf(PutItemRequest.Builder put) {
        PutItemRequest request = put.tableName(table)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return requested(() -> {
            try {
                client.putItem(request);
                return Optional.empty();
            } catch (ConditionalCheckFailedException e) {
                return Optional.of(e.hasItem() ? e.item() : Map.of());
            }
        });
    }

    void delete(String section, BigInteger number) {
        requested(() -> client.deleteItem(request -> request.tableName(table).key(key(section, number))));
    }

    /** Items of a section from one sort key to another, both included: one page of at most so many. */
    List<Map<String, AttributeValue>> page(Range range, int most) {
        return requested(() -> client.query(range.request(table).limit(most).build()))
                .items();
    }

    /** All items of a section from one sort key to another, both included. */
    List<Map<String, AttributeValue>> all(Range range) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        QueryRequest request = range.request(table).build();
        while (true) {
            QueryRequest next = request;
            QueryResponse page = requested(() -> client.query(next));
            items.addAll(page.items());
            if (!page.hasLastEvaluatedKey() || page.lastEvaluatedKey().isEmpty()) {
                return items;
            }
            request = request.toBuilder()
                    .exclusiveStartKey(page.lastEvaluatedKey())
                    .build();
        }
    }

    private <T> T requested(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw new JournalStoreException("table " + table + ": " + e.getMessage(), e);
        }
    }

    /** The sort key of an item. */
    static BigInteger number(Map<String, AttributeValue> item) {
        AttributeValue number = item.get(Attribute.SEQUENCE_NO);
        if (number == null) {
            throw new JournalStoreException("an item of the journal has no " + Attribute.SEQUENCE_NO);
        }
        return new BigInteger(number.n());
    }

    static Map<String, AttributeValue> key(String section, BigInteger number) {
        Map<String, AttributeValue> key = new HashMap<>();
        key.put(Attribute.SECTION, AttributeValue.fromS(section));
        key.put(Attribute.SEQUENCE_NO, AttributeValue.fromN(number.toString()));
        return key;
    }
}
