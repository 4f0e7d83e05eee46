package io.adledger.ad;

import java.math.BigInteger;
import java.util.UUID;

/** The ids that ads and their events get: random UUIDs, as 22 characters of base62. */
public final class AdId {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
    private static final int LENGTH = 22;

    private AdId() {}

    /** A new id, unlike any other. */
    public static String next() {
        UUID id = UUID.randomUUID();
        return base62(
                unsigned(id.getMostSignificantBits()).shiftLeft(Long.SIZE).or(unsigned(id.getLeastSignificantBits())));
    }

    private static String base62(BigInteger number) {
        char[] digits = new char[LENGTH];
        BigInteger rest = number;
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] quotient = rest.divideAndRemainder(BASE);
            digits[i] = DIGITS.charAt(quotient[1].intValue());
            rest = quotient[0];
        }
        return new String(digits);
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
