package io.adledger.ad;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Fields of an ad as its publisher gives them, all or some, right or wrong: {@link AdRules} tells.
 *
 * @param price any decimal, in units of the currency
 * @param currency an ISO 4217 code or a symbol
 */
public record AdFields(
        Optional<String> title,
        Optional<String> description,
        Optional<BigDecimal> price,
        Optional<String> currency,
        Optional<String> category,
        Optional<List<String>> tags) {

    /** No field at all. */
    public static final AdFields NONE = new AdFields(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public AdFields {
        tags = tags.map(List::copyOf);
    }

    public AdFields withTitle(String title) {
        return new AdFields(Optional.of(title), description, price, currency, category, tags);
    }

    public AdFields withDescription(String description) {
        return new AdFields(title, Optional.of(description), price, currency, category, tags);
    }

    public AdFields withPrice(BigDecimal price) {
        return new AdFields(title, description, Optional.of(price), currency, category, tags);
    }

    public AdFields withCurrency(String currency) {
        return new AdFields(title, description, price, Optional.of(currency), category, tags);
    }

    public AdFields withCategory(String category) {
        return new AdFields(title, description, price, currency, Optional.of(category), tags);
    }

    public AdFields withTags(List<String> tags) {
        return new AdFields(title, description, price, currency, category, Optional.of(tags));
    }
}
