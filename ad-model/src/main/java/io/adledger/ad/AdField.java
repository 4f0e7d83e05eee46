package io.adledger.ad;

import java.util.Arrays;
import java.util.Optional;

/** A field of an ad that its publisher gives, in the order in which ads are written. */
public enum AdField {
    TITLE("adTitle"),
    DESCRIPTION("adDescription"),
    PRICE("price"),
    CURRENCY("currency"),
    CATEGORY("category"),
    TAGS("tags");

    private final String fieldName;

    AdField(String fieldName) {
        this.fieldName = fieldName;
    }

    /** The field's name in the API, in the ledger and in every store. */
    public String fieldName() {
        return fieldName;
    }

    /** The field of this name. */
    public static Optional<AdField> named(String fieldName) {
        return Arrays.stream(values())
                .filter(field -> field.fieldName.equals(fieldName))
                .findFirst();
    }
}
