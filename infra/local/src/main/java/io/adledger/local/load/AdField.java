package io.adledger.local.load;

import java.util.Arrays;
import java.util.Optional;

/** What a CSV row can give an ad. */
enum AdField {
    PUBLISHER("publisherId"),
    TITLE("adTitle"),
    DESCRIPTION("adDescription"),
    PRICE("price"),
    CURRENCY("currency"),
    CATEGORY("category"),
    TAGS("tags");

    private final String apiName;

    AdField(String apiName) {
        this.apiName = apiName;
    }

    /** The field's name in the API, and in {@code --map}. */
    String apiName() {
        return apiName;
    }

    static Optional<AdField> named(String name) {
        return Arrays.stream(values())
                .filter(field -> field.apiName.equals(name))
                .findFirst();
    }
}
