package io.adledger.ad;

import java.math.BigDecimal;

/** Amounts of money: exact decimals, of which one spelling stands for all. */
final class Price {

    /** Of an ad, in units of its currency. */
    static final BigDecimal MOST = new BigDecimal("999999999999.99");

    /** More digits than any amount of money has; a decimal may have so many that to write them out fills the memory. */
    private static final int MOST_DIGITS = 38;

    private Price() {}

    /**
     * The same amount without trailing zeros and without an exponent.
     *
     * @throws IllegalArgumentException if it has more digits than an amount of money can have
     */
    static BigDecimal canonical(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        if (shortest.precision() > MOST_DIGITS || Math.abs((long) shortest.scale()) > MOST_DIGITS) {
            throw new IllegalArgumentException("price has too many digits");
        }
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** The number of digits after the point that are not trailing zeros. */
    static int decimals(BigDecimal amount) {
        return Math.max(0, amount.stripTrailingZeros().scale());
    }
}
