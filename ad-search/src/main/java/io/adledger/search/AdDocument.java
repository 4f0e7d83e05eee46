package io.adledger.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ad.Ad;
import io.adledger.ad.AdContent;
import io.adledger.ad.AdState;
import io.adledger.state.AdChange;
import io.adledger.state.AdEntry;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * An ad as a document of the index. Prices are kept as text beside being indexed as numbers, so that they come back exact.
 * What was deleted stays as its version and nothing else, so that no late record brings it back.
 */
final class AdDocument {

    private AdDocument() {}

    static ObjectNode of(AdChange change) {
        return switch (change) {
            case AdChange.Stated(AdEntry.Live live) -> live(live.state());
            case AdChange.Stated(AdEntry.Tombstone tombstone) ->
                tombstone(tombstone.version())
                        .put("adId", tombstone.adId())
                        .put("publisherId", tombstone.publisherId());
            case AdChange.Removed removed -> tombstone(removed.version());
        };
    }

    private static ObjectNode tombstone(long version) {
        return OpenSearchApi.JSON.createObjectNode().put("deleted", true).put("version", version);
    }

    private static ObjectNode live(AdState.Live state) {
        Ad ad = state.ad();
        AdContent content = ad.content();
        ObjectNode document = OpenSearchApi.JSON
                .createObjectNode()
                .put("adId", ad.adId())
                .put("publisherId", ad.publisherId())
                .put("adTitle", content.title())
                .put("adDescription", content.description())
                .put("price", content.price().toPlainString())
                .put("currency", content.currency())
                .put("category", content.category())
                .put("version", state.version())
                .put("createdAt", ad.createdAt().toString())
                .put("updatedAt", ad.updatedAt().toString())
                .put("deleted", false);
        content.tags().forEach(document.putArray("tags")::add);
        return document;
    }

    /** The ad in a document that is not a tombstone. */
    static AdState.Live ad(JsonNode document) {
        List<String> tags = new ArrayList<>();
        document.path("tags").forEach(tag -> tags.add(tag.asText()));
        AdContent content = new AdContent(
                document.path("adTitle").asText(),
                document.path("adDescription").asText(),
                new BigDecimal(document.path("price").asText()),
                document.path("currency").asText(),
                document.path("category").asText(),
                tags);
        return new AdState.Live(
                new Ad(
                        document.path("adId").asText(),
                        document.path("publisherId").asText(),
                        content,
                        Instant.parse(document.path("createdAt").asText()),
                        Instant.parse(document.path("updatedAt").asText())),
                document.path("version").asLong());
    }
}
