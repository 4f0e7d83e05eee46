package io.adledger.search;

import io.adledger.ad.AdState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of what was found.
 *
 * @param total how many ads there are in all
 * @param facets counts over all that was found, on the first page only
 * @param didYouMean another spelling that finds more, if one is known, on the first page only
 * @param next the cursor of the next page, if there is one
 */
public record SearchPage(
        long total, List<Hit> hits, Optional<Facets> facets, Optional<String> didYouMean, Optional<String> next) {

    public SearchPage {
        hits = List.copyOf(hits);
    }

    /**
     * An ad that was found.
     *
     * @param highlights by field, the passages that fit: HTML, escaped, what fits in {@code <em>}
     */
    public record Hit(AdState.Live ad, Map<String, List<String>> highlights) {}

    /** How many of the ads found have which values, the most frequent first; prices in steps, whatever their currency. */
    public record Facets(List<Count> categories, List<Count> tags, List<Count> currencies, List<PriceStep> prices) {}

    /** A value, and how many have it. */
    public record Count(String value, long count) {}

    /** A step of prices. */
    public record PriceStep(Optional<BigDecimal> from, Optional<BigDecimal> to, long count) {}
}
