package io.adledger.local.hammer.record;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an ad says.
 *
 * @param price without trailing zeros, so that equal prices are equal
 */
public record Content(
        String title, String description, BigDecimal price, String currency, String category, List<String> tags) {

    public Content {
        price = price.stripTrailingZeros();
        tags = List.copyOf(tags);
    }

    /** What it says after a change. */
    public Content with(Change change) {
        return new Content(
                change.title(),
                change.description().orElse(description),
                change.price().orElse(price),
                currency,
                category,
                change.tags().orElse(tags));
    }
}
