package io.adledger.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.adledger.search.SearchPage.Count;
import io.adledger.search.SearchPage.Facets;
import io.adledger.search.SearchPage.Hit;
import io.adledger.search.SearchPage.PriceStep;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Searches ads. Pages after the first are of one point in time, which is forgotten some minutes after the last page that was
 * asked for. Thread-safe.
 */
public final class AdSearch {

    private static final String KEEP = "3m";
    private static final String NOT_THERE_ANY_MORE = "has expired: begin the search again";

    private final OpenSearchApi api;
    private final String name;

    /**
     * A search.
     *
     * @param name of the index, or of its alias
     */
    public AdSearch(OpenSearchApi api, String name) {
        this.api = api;
        this.name = name;
    }

    /**
     * Searches.
     *
     * @param limit how many ads at most, from 1
     * @param cursor of the page, as the page before has it; none for the first
     * @throws SearchUnavailableException if that cannot be answered now
     * @throws BadCursorException if the cursor is none of this query, or has expired
     */
    public SearchPage search(SearchQuery query, int limit, Optional<String> cursor) {
        return cursor.isPresent()
                ? nextPage(query, limit, SearchCursor.of(cursor.get(), query, limit))
                : page(
                        call("/" + name + "/_search", QueryBody.firstPage(query, limit + 1)),
                        query,
                        limit,
                        Optional.empty());
    }

    private SearchPage nextPage(SearchQuery query, int limit, SearchCursor cursor) {
        try {
            String pointInTime = cursor.pointInTime().orElseGet(this::openPointInTime);
            Map<String, Object> body = QueryBody.of(query, limit + 1);
            body.put("pit", Map.of("id", pointInTime, "keep_alive", KEEP));
            body.put("search_after", cursor.after());
            SearchPage page = page(call("/_search", body), query, limit, Optional.of(pointInTime));
            if (page.next().isEmpty()) {
                api.call("DELETE", "/_search/point_in_time", Map.of(), Map.of("pit_id", List.of(pointInTime)));
            }
            return page;
        } catch (SearchRefusedException e) {
            throw new BadCursorException(NOT_THERE_ANY_MORE);
        }
    }

    private String openPointInTime() {
        return api.call("POST", "/" + name + "/_search/point_in_time", Map.of("keep_alive", KEEP), Map.of())
                .path("pit_id")
                .asText();
    }

    private JsonNode call(String path, Map<String, Object> body) {
        JsonNode answer = api.call("POST", path, Map.of(), body);
        if (answer.path("timed_out").asBoolean()) {
            throw new SearchUnavailableException("OpenSearch has not finished in time");
        }
        return answer;
    }

    private static SearchPage page(JsonNode answer, SearchQuery query, int limit, Optional<String> pointInTime) {
        JsonNode found = answer.path("hits").path("hits");
        List<Hit> hits = new ArrayList<>();
        for (int i = 0; i < Math.min(limit, found.size()); i++) {
            hits.add(new Hit(AdDocument.ad(found.get(i).path("_source")), highlights(found.get(i))));
        }
        Optional<String> next = found.size() > limit
                ? Optional.of(new SearchCursor(found.get(limit - 1).path("sort"), pointInTime).token(query, limit))
                : Optional.empty();
        return new SearchPage(
                answer.path("hits").path("total").path("value").asLong(),
                hits,
                Optional.of(answer.path("aggregations"))
                        .filter(JsonNode::isObject)
                        .map(AdSearch::facets),
                spelling(answer, query),
                next);
    }

    private static Map<String, List<String>> highlights(JsonNode hit) {
        Map<String, List<String>> highlights = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : hit.path("highlight").properties()) {
            List<String> passages = new ArrayList<>();
            field.getValue().forEach(passage -> passages.add(passage.asText()));
            highlights.put(field.getKey(), passages);
        }
        return highlights;
    }

    private static Facets facets(JsonNode aggregations) {
        List<PriceStep> prices = new ArrayList<>();
        for (JsonNode bucket : aggregations.path("prices").path("buckets")) {
            prices.add(new PriceStep(
                    bound(bucket.path("from")),
                    bound(bucket.path("to")),
                    bucket.path("doc_count").asLong()));
        }
        return new Facets(
                counts(aggregations.path("categories")),
                counts(aggregations.path("tags")),
                counts(aggregations.path("currencies")),
                prices);
    }

    private static Optional<BigDecimal> bound(JsonNode number) {
        return number.isNumber() ? Optional.of(BigDecimal.valueOf(number.asLong())) : Optional.empty();
    }

    private static List<Count> counts(JsonNode aggregation) {
        List<Count> counts = new ArrayList<>();
        for (JsonNode bucket : aggregation.path("buckets")) {
            counts.add(new Count(
                    bucket.path("key").asText(), bucket.path("doc_count").asLong()));
        }
        return counts;
    }

    private static Optional<String> spelling(JsonNode answer, SearchQuery query) {
        JsonNode option = answer.path("suggest")
                .path("spelling")
                .path(0)
                .path("options")
                .path(0)
                .path("text");
        return Optional.of(option)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.equalsIgnoreCase(query.text().strip()));
    }
}
