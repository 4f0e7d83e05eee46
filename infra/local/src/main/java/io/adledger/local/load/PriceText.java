package io.adledger.local.load;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prices as people write them: {@code 1200}, {@code $5,000}, {@code 12.50 €}. */
final class PriceText {

    private static final Pattern PRICE =
            Pattern.compile("[$€£¥]?\\s*(-?(?:\\d{1,3}(?:,\\d{3})+|\\d{1,30})(?:\\.\\d{1,30})?)\\s*[$€£¥]?");

    private PriceText() {}

    /** The number in it, or nothing when there is no saying what number is meant. Commas group thousands only. */
    static Optional<BigDecimal> parse(String text) {
        Matcher price = PRICE.matcher(text.strip());
        return price.matches() ? Optional.of(new BigDecimal(price.group(1).replace(",", ""))) : Optional.empty();
    }
}
