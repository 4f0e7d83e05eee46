package io.adledger.search;

import io.adledger.search.SearchQuery.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A search as the body of OpenSearch's {@code _search}. */
final class QueryBody {

    /** The bounds between the steps of prices. */
    static final List<Integer> PRICE_STEPS = List.of(50, 200, 1_000, 5_000, 20_000, 100_000);

    private static final String TIMEOUT = "3s";
    private static final String TIE_BREAKER = "adId";

    private QueryBody() {}

    /** The body of any page of a search. */
    static Map<String, Object> of(SearchQuery query, int size) {
        Map<String, Object> body = new HashMap<>();
        body.put("size", size);
        body.put("timeout", TIMEOUT);
        body.put("track_total_hits", true);
        body.put("query", query(query));
        body.put("sort", sort(query.effectiveSort()));
        body.put("highlight", highlight());
        return body;
    }

    /** What the first page has besides. */
    static Map<String, Object> firstPage(SearchQuery query, int size) {
        Map<String, Object> body = of(query, size);
        body.put("aggs", facets());
        if (!query.text().isBlank()) {
            body.put("suggest", suggestion(query.text()));
        }
        return body;
    }

    private static Map<String, Object> query(SearchQuery query) {
        Map<String, Object> bool = new HashMap<>();
        bool.put("filter", filters(query));
        if (!query.text().isBlank()) {
            bool.put("must", TextQuery.of(query.text()));
        }
        return Map.of("bool", bool);
    }

    private static List<Object> filters(SearchQuery query) {
        List<Object> filters = new ArrayList<>();
        filters.add(Map.of("term", Map.of("deleted", false)));
        if (!query.categories().isEmpty()) {
            filters.add(Map.of("terms", Map.of("category.any_case", query.categories())));
        }
        query.tags().forEach(tag -> filters.add(Map.of("term", Map.of("tags.any_case", tag))));
        if (!query.publishers().isEmpty()) {
            filters.add(Map.of("terms", Map.of("publisherId", query.publishers())));
        }
        if (!query.currencies().isEmpty()) {
            filters.add(Map.of("terms", Map.of("currency", query.currencies())));
        }
        range("price", query.price(), "lte", price -> price.toPlainString()).ifPresent(filters::add);
        range("createdAt", query.created(), "lt", moment -> moment.toString()).ifPresent(filters::add);
        return filters;
    }

    private static <T> Optional<Object> range(String field, Range<T> range, String upper, Function<T, String> value) {
        Map<String, Object> bounds = new HashMap<>();
        range.from().ifPresent(from -> bounds.put("gte", value.apply(from)));
        range.to().ifPresent(to -> bounds.put(upper, value.apply(to)));
        return bounds.isEmpty() ? Optional.empty() : Optional.of(Map.of("range", Map.of(field, bounds)));
    }

    private static List<Object> sort(SearchQuery.Sort sort) {
        Map<String, String> first =
                switch (sort) {
                    case RELEVANCE -> Map.of("_score", "desc");
                    case NEWEST -> Map.of("createdAt", "desc");
                    case CHEAPEST -> Map.of("price", "asc");
                    case DEAREST -> Map.of("price", "desc");
                };
        return List.of(first, Map.of(TIE_BREAKER, "asc"));
    }

    private static Map<String, Object> highlight() {
        return Map.of(
                "encoder",
                "html",
                "pre_tags",
                List.of("<em>"),
                "post_tags",
                List.of("</em>"),
                "require_field_match",
                false,
                "fields",
                Map.of(
                        "adTitle",
                        Map.of("number_of_fragments", 0),
                        "adDescription",
                        Map.of("number_of_fragments", 2, "fragment_size", 160)));
    }

    private static Map<String, Object> facets() {
        return Map.of(
                "categories", Map.of("terms", Map.of("field", "category", "size", 20)),
                "tags", Map.of("terms", Map.of("field", "tags", "size", 30)),
                "currencies", Map.of("terms", Map.of("field", "currency", "size", 10)),
                "prices", Map.of("range", Map.of("field", "price", "ranges", priceRanges())));
    }

    private static List<Object> priceRanges() {
        List<Object> ranges = new ArrayList<>();
        ranges.add(Map.of("to", PRICE_STEPS.getFirst()));
        for (int i = 1; i < PRICE_STEPS.size(); i++) {
            ranges.add(Map.of("from", PRICE_STEPS.get(i - 1), "to", PRICE_STEPS.get(i)));
        }
        ranges.add(Map.of("from", PRICE_STEPS.getLast()));
        return ranges;
    }

    private static Map<String, Object> suggestion(String text) {
        return Map.of(
                "text",
                text,
                "spelling",
                Map.of(
                        "phrase",
                        Map.of(
                                "field",
                                "adTitle.words",
                                "size",
                                1,
                                "max_errors",
                                2,
                                "direct_generator",
                                List.of(Map.of(
                                        "field", "adTitle.words", "suggest_mode", "popular", "min_word_length", 4)))));
    }
}
