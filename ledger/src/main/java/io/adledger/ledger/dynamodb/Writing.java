package io.adledger.ledger.dynamodb;

import java.math.BigInteger;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The number of one attempt to write a group: no other attempt has it. It says for which edition of the group it is, and the
 * sort keys of the parts begin with it.
 */
record Writing(BigInteger number) {

    private static final BigInteger ATTEMPTS = BigInteger.TEN.pow(18);
    private static final BigInteger PARTS = BigInteger.TEN.pow(6);

    /** A new attempt to write this edition. */
    static Writing ofEdition(long edition) {
        BigInteger random = BigInteger.valueOf(ThreadLocalRandom.current().nextLong(ATTEMPTS.longValueExact()));
        return new Writing(BigInteger.valueOf(edition).multiply(ATTEMPTS).add(random));
    }

    /** The attempt that a part is of, by the part's sort key. */
    static Writing ofPart(BigInteger key) {
        return new Writing(key.divide(PARTS));
    }

    long edition() {
        return number.divide(ATTEMPTS).longValueExact();
    }

    /** The sort key of a part. */
    BigInteger part(long index) {
        return number.multiply(PARTS).add(BigInteger.valueOf(index));
    }
}
