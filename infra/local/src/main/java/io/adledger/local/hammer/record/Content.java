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

    /** In one line, with the length of the description and a number that another one hardly has in place of its text. */
    @Override
    public String toString() {
        return "\"%s\", %s %s, %s, %s, described by %s"
                .formatted(title, price.toPlainString(), currency, category, tags, summary(description));
    }

    static String summary(String text) {
        return "%d characters (%08x)".formatted(text.length(), text.hashCode());
    }
}
