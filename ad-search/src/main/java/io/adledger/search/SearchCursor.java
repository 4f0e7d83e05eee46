package io.adledger.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Where a page ended. Its token tells one that was damaged, or is of another search.
 *
 * @param after the sort values of its last hit
 * @param pointInTime which state of the index the pages are of; none after the first page
 */
record SearchCursor(JsonNode after, Optional<String> pointInTime) {

    /** The token of a page of this query. */
    String token(SearchQuery query, int limit) {
        ObjectNode json = OpenSearchApi.JSON.createObjectNode().put("c", check(query, limit));
        json.set("a", after);
        pointInTime.ifPresent(id -> json.put("p", id));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private int check(SearchQuery query, int limit) {
        // Of texts, as their hash is the same in every process.
        return String.join("\n", query.toString(), Integer.toString(limit), after.toString(), pointInTime.orElse(""))
                .hashCode();
    }

    /**
     * The cursor of a token.
     *
     * @throws BadCursorException if it is none of this query
     */
    static SearchCursor of(String token, SearchQuery query, int limit) {
        JsonNode json = parse(token);
        SearchCursor cursor = new SearchCursor(
                json.path("a"),
                Optional.of(json.path("p")).filter(JsonNode::isTextual).map(JsonNode::asText));
        if (!cursor.after().isArray()
                || cursor.check(query, limit) != json.path("c").asInt()) {
            throw new BadCursorException(
                    "is not one that this service has given for this search: everything else must stay the same");
        }
        return cursor;
    }

    private static JsonNode parse(String token) {
        try {
            return OpenSearchApi.JSON.readTree(Base64.getUrlDecoder().decode(token));
        } catch (IOException | IllegalArgumentException e) {
            return OpenSearchApi.JSON.missingNode();
        }
    }
}
