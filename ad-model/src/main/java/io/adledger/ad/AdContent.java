package io.adledger.ad;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What an ad says. Two contents that say the same are equal.
 *
 * @param price in units of the currency, exact, without trailing zeros
 * @param currency an ISO 4217 code
 */
public record AdContent(
        String title, String description, BigDecimal price, String currency, String category, List<String> tags) {

    /** @throws IllegalArgumentException if the price has more digits than an amount of money can have */
    public AdContent {
        price = Price.canonical(price);
        tags = List.copyOf(tags);
    }

    /** These contents with other fields in place of some; the fields are to be without {@linkplain AdRules faults}. */
    AdContent with(AdFields fields) {
        return new AdContent(
                fields.title().orElse(title),
                fields.description().orElse(description),
                fields.price().orElse(price),
                fields.currency().flatMap(Currencies::code).orElse(currency),
                fields.category().orElse(category),
                fields.tags().orElse(tags));
    }

    /** The contents of an ad that has these fields and no others. */
    static AdContent of(AdFields fields) {
        return new AdContent("", "", BigDecimal.ZERO, "", "", List.of()).with(fields);
    }

    /** The fields in which these contents and others differ. */
    public List<AdField> differences(AdContent others) {
        List<AdField> differences = new ArrayList<>();
        for (AdField field : AdField.values()) {
            if (!value(field).equals(others.value(field))) {
                differences.add(field);
            }
        }
        return List.copyOf(differences);
    }

    private Object value(AdField field) {
        return switch (field) {
            case TITLE -> title;
            case DESCRIPTION -> description;
            case PRICE -> price;
            case CURRENCY -> currency;
            case CATEGORY -> category;
            case TAGS -> tags;
        };
    }
}
