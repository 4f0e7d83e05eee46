package io.adledger.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.ad.Ad;
import io.adledger.ad.AdContent;
import io.adledger.ad.AdState;
import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbAdStateStoreTest {

    private static final Instant NOW = Instant.parse("2025-03-01T10:00:00.120Z");

    @Test
    void anAdIsAnItemAndAnOlderVersionOfItChangesNothing() throws IOException {
        try (var process = DynamoDbLocalProcess.inMemory();
                var client = StateStoreSettings.local(process.endpoint()).client()) {
            AdStateTable.ensure(client, "ads");
            AdStateTable.ensure(client, "ads");
            DynamoDbAdStateStore store = new DynamoDbAdStateStore(client, "ads");

            store.apply(stated(1, "1234567.8901"));
            store.apply(stated(0, "1"));

            assertThat(AdItem.entry(item(client, "a"))).isEqualTo(live(1, "1234567.8901"));
            assertThat(item(client, "a").get("price")).isEqualTo(AttributeValue.fromN("1234567.8901"));

            store.apply(new AdChange.Stated(new AdEntry.Tombstone("a", "anna", 2, "doc", NOW)));
            store.apply(stated(1, "5"));

            assertThat(item(client, "a"))
                    .containsOnlyKeys("adId", "publisherId", "version", "documentId", "deleted", "deletedAt");
        }
    }

    @Test
    void aDocumentRemovedBeforeItsAdIsSeenIsATombstoneWhenTheAdComes() throws IOException {
        try (var process = DynamoDbLocalProcess.inMemory();
                var client = StateStoreSettings.local(process.endpoint()).client()) {
            AdStateTable.ensure(client, "ads");
            DynamoDbAdStateStore store = new DynamoDbAdStateStore(client, "ads");

            store.apply(new AdChange.Removed("doc", 4, NOW));
            store.apply(stated(3, "1"));

            assertThat(AdItem.entry(item(client, "a"))).isEqualTo(new AdEntry.Tombstone("a", "anna", 4, "doc", NOW));
        }
    }

    @Test
    void aStoreThatIsNotThereIsUnavailable() throws IOException {
        DynamoDbLocalProcess process = DynamoDbLocalProcess.inMemory();
        process.close();
        try (var client = StateStoreSettings.local(process.endpoint()).client()) {
            DynamoDbAdStateStore store = new DynamoDbAdStateStore(client, "ads");

            assertThatThrownBy(() -> store.apply(stated(0, "1"))).isInstanceOf(StateStoreUnavailableException.class);
        }
    }

    private static AdChange stated(long version, String price) {
        return new AdChange.Stated(live(version, price));
    }

    private static AdEntry live(long version, String price) {
        AdContent content = new AdContent("title", "", new BigDecimal(price), "EUR", "cars", List.of("x"));
        return new AdEntry.Live(new AdState.Live(new Ad("a", "anna", content, NOW, NOW), version), "doc", 7);
    }

    private static Map<String, AttributeValue> item(DynamoDbClient client, String adId) {
        return client.getItem(request -> request.tableName("ads").key(Map.of("adId", AttributeValue.fromS(adId))))
                .item();
    }
}
