package io.adledger.local.hammer.record;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The fields that a patch gives another value: the title always. */
public record Change(
        String title, Optional<BigDecimal> price, Optional<String> description, Optional<List<String>> tags) {

    /** In one line, as that of {@link Content}. */
    @Override
    public String toString() {
        return "\"" + title + "\""
                + price.map(changed -> ", price " + changed.toPlainString()).orElse("")
                + tags.map(changed -> ", tags " + changed).orElse("")
                + description
                        .map(changed -> ", described by " + Content.summary(changed))
                        .orElse("");
    }
}
