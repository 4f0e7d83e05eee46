package io.adledger.local.hammer.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.local.hammer.record.Answer.Sighting;
import io.adledger.local.hammer.record.Change;
import io.adledger.local.hammer.record.Content;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ads as the API has them. */
final class AdForm {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private AdForm() {}

    static String json(Content content) {
        ObjectNode ad = JSON.createObjectNode()
                .put("adTitle", content.title())
                .put("adDescription", content.description())
                .put("price", content.price())
                .put("currency", content.currency())
                .put("category", content.category());
        content.tags().forEach(ad.putArray("tags")::add);
        return text(ad);
    }

    static String json(Change change) {
        ObjectNode ad = JSON.createObjectNode().put("adTitle", change.title());
        change.price().ifPresent(price -> ad.put("price", price));
        change.description().ifPresent(description -> ad.put("adDescription", description));
        change.tags().ifPresent(tags -> tags.forEach(ad.putArray("tags")::add));
        return text(ad);
    }

    private static String text(ObjectNode ad) {
        try {
            return JSON.writeValueAsString(ad);
        } catch (JsonProcessingException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    static Sighting sighting(JsonNode ad) {
        return new Sighting(ad.path("adId").asText(), ad.path("version").asLong(-1), Optional.of(content(ad)));
    }

    private static Content content(JsonNode ad) {
        return new Content(
                ad.path("adTitle").asText(),
                ad.path("adDescription").asText(),
                new BigDecimal(ad.path("price").asText()),
                ad.path("currency").asText(),
                ad.path("category").asText(),
                texts(ad.path("tags")));
    }

    /** The versions of an ad, as {@code ?versions=true} lists them. */
    static List<Sighting> versions(JsonNode body) {
        List<Sighting> versions = new ArrayList<>();
        for (JsonNode version : body.path("versions")) {
            JsonNode ad = version.path("ad");
            versions.add(new Sighting(
                    body.path("adId").asText(),
                    version.path("version").asLong(-1),
                    ad.isObject() ? Optional.of(content(ad)) : Optional.empty()));
        }
        return versions;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
