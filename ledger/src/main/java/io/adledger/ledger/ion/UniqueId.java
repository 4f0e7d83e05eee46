package io.adledger.ledger.ion;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.UUID;

/** The ids of everything in a ledger: 128 random bits as 22 characters of base62. Thread-safe. */
public final class UniqueId {

    /** Length of an id in characters. */
    public static final int LENGTH = 22;

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private UniqueId() {}

    /** A new id, never given before. */
    public static String next() {
        return of(UUID.randomUUID());
    }

    /** The id with these bits. */
    public static String of(UUID bits) {
        BigInteger rest = new BigInteger(
                1,
                ByteBuffer.allocate(16)
                        .putLong(bits.getMostSignificantBits())
                        .putLong(bits.getLeastSignificantBits())
                        .array());
        char[] text = new char[LENGTH];
        for (int i = LENGTH - 1; i >= 0; i--) {
            BigInteger[] step = rest.divideAndRemainder(BASE);
            text[i] = DIGITS.charAt(step[1].intValue());
            rest = step[0];
        }
        return new String(text);
    }
}
