package io.adledger.query.dynamodb;

import io.adledger.ad.Ad;
import io.adledger.ad.AdState;
import io.adledger.query.ad.AdPage;
import io.adledger.query.ad.AdStates;
import io.adledger.query.ad.Cursor;
import io.adledger.query.ad.StoreUnavailableException;
import io.adledger.state.AdEntry;
import io.adledger.state.AdItem;
import io.adledger.state.AdStateTable;
import io.adledger.state.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The state store's table, read consistently by id, and by the publishers' index for lists. Thread-safe. */
public final class DynamoDbAdStates implements AdStates, AutoCloseable {

    /** No id is as long; DynamoDB refuses keys of more than 2,048 bytes. */
    private static final int LONGEST_ID = 500;

    private final DynamoDbClient client;
    private final CurrentTable table;

    /** The states in whichever table is the current one; the client is closed with them. */
    public DynamoDbAdStates(DynamoDbClient client, CurrentTable table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Optional<AdEntry> find(String adId) {
        if (adId.length() > LONGEST_ID) {
            return Optional.empty();
        }
        GetItemResponse response = reading(() -> client.getItem(request -> request.tableName(table.name())
                .key(Map.of(Attribute.AD_ID, AttributeValue.fromS(adId)))
                .consistentRead(true)));
        // Not everything in the table is an ad: an item without a publisher marks a document that was removed.
        return response.hasItem() && response.item().containsKey(Attribute.PUBLISHER_ID)
                ? Optional.of(AdItem.entry(response.item()))
                : Optional.empty();
    }

    @Override
    public AdPage page(String publisherId, Optional<Cursor> after, int limit) {
        if (publisherId.length() > LONGEST_ID) {
            return new AdPage(List.of(), Optional.empty());
        }
        List<AdState.Live> ads = new ArrayList<>();
        Map<String, AttributeValue> from =
                after.map(cursor -> key(publisherId, cursor)).orElse(Map.of());
        // One more than is asked for tells whether there is a next page; a large page comes in several answers.
        do {
            QueryResponse response = query(publisherId, from, limit + 1 - ads.size());
            response.items().forEach(item -> {
                if (AdItem.entry(item) instanceof AdEntry.Live live) {
                    ads.add(live.state());
                }
            });
            from = response.hasLastEvaluatedKey() ? response.lastEvaluatedKey() : Map.of();
        } while (!from.isEmpty() && ads.size() <= limit);
        if (ads.size() <= limit) {
            return new AdPage(ads, Optional.empty());
        }
        Ad last = ads.get(limit - 1).ad();
        return new AdPage(
                ads.subList(0, limit),
                Optional.of(Cursor.after(AdItem.listKey(last.createdAt(), last.adId()), last.adId())));
    }

    private QueryResponse query(String publisherId, Map<String, AttributeValue> from, int limit) {
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table.name())
                .indexName(AdStateTable.BY_PUBLISHER)
                .keyConditionExpression("publisherId = :publisher")
                .expressionAttributeValues(Map.of(":publisher", AttributeValue.fromS(publisherId)))
                .scanIndexForward(false)
                .limit(limit);
        if (!from.isEmpty()) {
            request.exclusiveStartKey(from);
        }
        return reading(() -> client.query(request.build()));
    }

    private static Map<String, AttributeValue> key(String publisherId, Cursor cursor) {
        return Map.of(
                Attribute.PUBLISHER_ID, AttributeValue.fromS(publisherId),
                Attribute.LIST_KEY, AttributeValue.fromS(cursor.listKey()),
                Attribute.AD_ID, AttributeValue.fromS(cursor.adId()));
    }

    private static <T> T reading(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw new StoreUnavailableException("the state store cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
