package io.adledger.search;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is searched for.
 *
 * @param text what a user typed, as plain text; empty for all ads
 * @param categories the ad is in one of them, upper and lower case alike; empty for any
 * @param tags the ad has all of them, upper and lower case alike
 * @param publishers the ad is one of theirs; empty for any
 * @param currencies the price is in one of them; empty for any
 * @param price bounds of the price, inclusive
 * @param created bounds of when the ad was created: from, inclusive, to, exclusive
 */
public record SearchQuery(
        String text,
        List<String> categories,
        List<String> tags,
        List<String> publishers,
        List<String> currencies,
        Range<BigDecimal> price,
        Range<Instant> created,
        Sort sort) {

    public SearchQuery {
        categories = List.copyOf(categories);
        tags = List.copyOf(tags);
        publishers = List.copyOf(publishers);
        currencies = List.copyOf(currencies);
    }

    /** The order of what is found. */
    public enum Sort {
        /** What fits best; the newest first if there is no text. */
        RELEVANCE,
        NEWEST,
        CHEAPEST,
        DEAREST
    }

    /** Bounds, of which either may be missing. */
    public record Range<T>(Optional<T> from, Optional<T> to) {

        /** No bounds. */
        public static <T> Range<T> any() {
            return new Range<>(Optional.empty(), Optional.empty());
        }
    }

    /** Everything that has this text. */
    public static SearchQuery of(String text) {
        return new SearchQuery(
                text, List.of(), List.of(), List.of(), List.of(), Range.any(), Range.any(), Sort.RELEVANCE);
    }

    /** The order that is meant: without a text nothing is more relevant than another. */
    Sort effectiveSort() {
        return sort == Sort.RELEVANCE && text.isBlank() ? Sort.NEWEST : sort;
    }
}
