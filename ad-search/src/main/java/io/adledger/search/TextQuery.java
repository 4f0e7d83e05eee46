package io.adledger.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a user typed as a query of OpenSearch: word by word, each in any of the fields, as it is, by its stem, within a
 * compound, or with a typing error, the better the nearer. The text is never parsed for operators.
 */
final class TextQuery {

    /** Words beyond these are left out. */
    static final int MOST_WORDS = 16;

    private static final int SHORTEST_PART = 4;
    private static final Pattern SAYS_SOMETHING = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern MAY_BE_MISSPELT = Pattern.compile("\\p{L}{4,}");
    private static final String REQUIRED = "2<75%";

    private TextQuery() {}

    static Map<String, Object> of(String text) {
        List<String> words = Arrays.stream(text.strip().split("[\\s\\p{Z}]+"))
                .filter(word -> SAYS_SOMETHING.matcher(word).find())
                .limit(MOST_WORDS)
                .toList();
        if (words.isEmpty()) {
            return Map.of("match_none", Map.of());
        }
        return Map.of(
                "bool",
                Map.of(
                        "must",
                        Map.of(
                                "bool",
                                Map.of(
                                        "should",
                                        words.stream().map(TextQuery::word).toList(),
                                        "minimum_should_match",
                                        REQUIRED)),
                        "should",
                        List.of(phrase(text), together(text))));
    }

    private static Map<String, Object> word(String word) {
        List<Object> ways = new ArrayList<>();
        ways.add(multiMatch(
                word,
                List.of("adTitle^6", "tags.text^3", "category.text^2", "adDescription"),
                Map.of("tie_breaker", 0.2)));
        ways.add(multiMatch(
                word,
                List.of("adTitle.stems^6", "tags.stems^3", "adDescription.stems"),
                Map.of("tie_breaker", 0.2, "boost", 0.6)));
        if (word.length() >= SHORTEST_PART) {
            ways.add(Map.of("match", Map.of("adTitle.inner", Map.of("query", word, "operator", "and", "boost", 0.8))));
        }
        if (MAY_BE_MISSPELT.matcher(word).matches()) {
            ways.add(multiMatch(
                    word,
                    List.of("adTitle^6", "tags.text^3"),
                    Map.of("fuzziness", "AUTO:4,8", "prefix_length", 1, "max_expansions", 30, "boost", 0.3)));
        }
        return Map.of("dis_max", Map.of("queries", ways));
    }

    private static Map<String, Object> multiMatch(String text, List<String> fields, Map<String, Object> more) {
        Map<String, Object> query =
                new HashMap<>(Map.of("query", text, "fields", fields, "type", "best_fields", "operator", "and"));
        query.putAll(more);
        return Map.of("multi_match", query);
    }

    private static Map<String, Object> phrase(String text) {
        return Map.of("match_phrase", Map.of("adTitle", Map.of("query", text, "slop", 2, "boost", 3)));
    }

    private static Map<String, Object> together(String text) {
        return Map.of(
                "multi_match",
                Map.of(
                        "query",
                        text,
                        "type",
                        "cross_fields",
                        "operator",
                        "and",
                        "fields",
                        List.of("adTitle^6", "tags.text^3", "category.text^2", "adDescription"),
                        "boost",
                        2));
    }
}
