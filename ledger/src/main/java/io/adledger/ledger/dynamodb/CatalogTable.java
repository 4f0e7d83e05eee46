package io.adledger.ledger.dynamodb;

import io.adledger.ledger.catalog.CatalogException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The table that says what ledgers there are: partition key {@code ledger} and sort key {@code entry}, both texts. The
 * descriptions of all ledgers are under one partition key, which is no ledger's name. Thread-safe.
 */
public final class CatalogTable {

    private static final String LEDGER = "ledger";
    private static final String ENTRY = "entry";
    private static final String JOURNAL = "journal";
    private static final String DESCRIPTION = "description";
    private static final String ALL = ".ledgers";

    private final DynamoDbClient client;
    private final String table;

    CatalogTable(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * A ledger's entry.
     *
     * @param name of the ledger
     * @param journal names its journal in the journals' table, and no other's, also if a ledger of the same name was before
     */
    record Entry(String name, String journal, String description) {

        private Map<String, AttributeValue> item() {
            Map<String, AttributeValue> item = new HashMap<>(key(name));
            item.put(JOURNAL, AttributeValue.fromS(journal));
            item.put(DESCRIPTION, AttributeValue.fromS(description));
            return item;
        }

        private static Entry from(Map<String, AttributeValue> item) {
            return new Entry(text(item, ENTRY), text(item, JOURNAL), text(item, DESCRIPTION));
        }

        private static String text(Map<String, AttributeValue> item, String name) {
            AttributeValue value = item.get(name);
            if (value == null || value.s() == null) {
                throw new CatalogException("an entry of the catalog has no " + name);
            }
            return value.s();
        }
    }

    /** Creates the table unless it is there, and waits until it can be used. */
    public static void create(DynamoDbClient client, String name) {
        NewTable.create(client, name, LEDGER, ENTRY, ScalarAttributeType.S);
    }

    List<Entry> entries() {
        return requested(() -> client
                .queryPaginator(request -> request.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#ledger = :all")
                        .expressionAttributeNames(Map.of("#ledger", LEDGER))
                        .expressionAttributeValues(Map.of(":all", AttributeValue.fromS(ALL))))
                .items()
                .stream()
                .map(Entry::from)
                .toList());
    }

    /** Puts the entry of a new ledger; false if there is one of its name. */
    boolean add(Entry entry) {
        return putIf(
                entry,
                PutItemRequest.builder()
                        .conditionExpression("attribute_not_exists(#ledger)")
                        .expressionAttributeNames(Map.of("#ledger", LEDGER)));
    }

    /** Puts an entry in the place of another; false if there is another one. */
    boolean replace(Entry before, Entry after) {
        return putIf(
                after,
                PutItemRequest.builder()
                        .conditionExpression("#journal = :journal AND #description = :before")
                        .expressionAttributeNames(Map.of("#journal", JOURNAL, "#description", DESCRIPTION))
                        .expressionAttributeValues(Map.of(
                                ":journal", AttributeValue.fromS(before.journal()),
                                ":before", AttributeValue.fromS(before.description()))));
    }

    /** A write that is tried again finds itself: then it is done. */
    private boolean putIf(Entry entry, PutItemRequest.Builder put) {
        PutItemRequest request = put.tableName(table)
                .item(entry.item())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return requested(() -> {
            try {
                client.putItem(request);
                return true;
            } catch (ConditionalCheckFailedException e) {
                return e.hasItem()
                        && !e.item().isEmpty()
                        && Entry.from(e.item()).equals(entry);
            }
        });
    }

    void remove(String name) {
        requested(() -> client.deleteItem(request -> request.tableName(table).key(key(name))));
    }

    private static Map<String, AttributeValue> key(String name) {
        return Map.of(LEDGER, AttributeValue.fromS(ALL), ENTRY, AttributeValue.fromS(name));
    }

    private <T> T requested(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw new CatalogException("table " + table + ": " + e.getMessage(), e);
        }
    }
}
