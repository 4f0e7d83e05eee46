package io.adledger.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The state store as an item per ad, put on the condition that what is there has a lower version.
 *
 * <p>A document that is deleted from the ledger does not say which ad it was. The index by document does, and the ad
 * becomes a tombstone; and since that revision may come before any other of the document, a marker under the document's id
 * stays behind, which whoever first puts the ad finds. Thread-safe.
 */
public final class DynamoDbAdStateStore implements StateStore {

    private static final String IF_NEWER = "attribute_not_exists(adId) OR version < :version";

    /** A damaged item has the version of the good one, or none. */
    private static final String UNLESS_NEWER =
            "attribute_not_exists(adId) OR attribute_not_exists(version) OR version <= :version";

    private final DynamoDbClient client;
    private final String table;
    private final String condition;

    private DynamoDbAdStateStore(DynamoDbClient client, String table, String condition) {
        this.client = client;
        this.table = table;
        this.condition = condition;
    }

    public DynamoDbAdStateStore(DynamoDbClient client, String table) {
        this(client, table, IF_NEWER);
    }

    /** A store that also writes the version that is there once more, whatever has become of it. */
    public static DynamoDbAdStateStore repairing(DynamoDbClient client, String table) {
        return new DynamoDbAdStateStore(client, table, UNLESS_NEWER);
    }

    @Override
    public void apply(AdChange change) {
        try {
            switch (change) {
                case AdChange.Stated stated -> state(stated.entry());
                case AdChange.Removed removed -> remove(removed);
            }
        } catch (SdkException e) {
            throw DynamoDbFailures.seen(e);
        }
    }

    private void state(AdEntry entry) {
        Map<String, AttributeValue> before = put(AdItem.of(entry));
        boolean first = before.isEmpty();
        // After a crash between the put and this check the change comes again: it must then be checked again.
        boolean same = !first && before.containsKey(Attribute.VERSION) && AdItem.version(before) == entry.version();
        if (first || same) {
            removal(entry.documentId())
                    .filter(marker -> AdItem.version(marker) > entry.version())
                    .ifPresent(marker -> put(AdItem.of(new AdEntry.Tombstone(
                            entry.adId(),
                            entry.publisherId(),
                            AdItem.version(marker),
                            entry.documentId(),
                            Instant.parse(marker.getOrDefault(Attribute.DELETED_AT, AttributeValue.fromS(""))
                                    .s())))));
        }
    }

    private void remove(AdChange.Removed removed) {
        put(AdItem.marker(removed));
        for (String adId : adsOf(removed.documentId())) {
            get(adId)
                    .map(AdItem::entry)
                    .ifPresent(ad -> put(AdItem.of(removed.tombstoneOf(ad).entry())));
        }
    }

    private Optional<Map<String, AttributeValue>> removal(String documentId) {
        return get(AdItem.markerKey(documentId));
    }

    /** What was there before; if that is not older, it still is. */
    private Map<String, AttributeValue> put(Map<String, AttributeValue> item) {
        try {
            PutItemResponse put = client.putItem(request -> request.tableName(table)
                    .item(item)
                    .conditionExpression(condition)
                    .expressionAttributeValues(Map.of(":version", AttributeValue.fromN(version(item))))
                    .returnValues(ReturnValue.ALL_OLD)
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return put.attributes();
        } catch (ConditionalCheckFailedException notNewer) {
            return notNewer.item();
        }
    }

    private static String version(Map<String, AttributeValue> item) {
        return Long.toString(AdItem.version(item));
    }

    private Optional<Map<String, AttributeValue>> get(String key) {
        GetItemResponse response = client.getItem(request -> request.tableName(table)
                .key(Map.of(Attribute.AD_ID, AttributeValue.fromS(key)))
                .consistentRead(true));
        return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
    }

    private List<String> adsOf(String documentId) {
        return client
                .query(request -> request.tableName(table)
                        .indexName(AdStateTable.BY_DOCUMENT)
                        .keyConditionExpression("documentId = :document")
                        .expressionAttributeValues(Map.of(":document", AttributeValue.fromS(documentId))))
                .items()
                .stream()
                .map(item -> item.getOrDefault(Attribute.AD_ID, AttributeValue.fromS(""))
                        .s())
                .toList();
    }
}
