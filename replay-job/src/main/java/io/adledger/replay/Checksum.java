package io.adledger.replay;

import java.math.BigInteger;

/** The sum of items' fingerprints, modulo 2<sup>256</sup>: the same for the same items in any order. Immutable. */
public record Checksum(long items, BigInteger sum) {

    /** Of no items. */
    public static final Checksum EMPTY = new Checksum(0, BigInteger.ZERO);

    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
    private static final int HEXADECIMAL = 16;

    /** The checksum with one more item. */
    public Checksum with(TableItem item) {
        return new Checksum(
                items + 1,
                sum.add(new BigInteger(item.fingerprint(), HEXADECIMAL)).mod(MODULUS));
    }

    /** 64 digits, lower-case hexadecimal. */
    public String toHex() {
        String digits = sum.toString(HEXADECIMAL);
        return "0".repeat(64 - digits.length()) + digits;
    }
}
