package io.adledger.ledger.partiql.value;

import com.amazon.ion.IonValue;
import io.adledger.ledger.partiql.StatementException;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The arithmetic operators. Two integers give an integer, however long; a float with an integer gives a float; anything
 * else is computed in decimals of 38 digits, as the PartiQL reference implementation does.
 */
public enum Arithmetic {
    PLUS,
    MINUS,
    TIMES,
    DIVIDE,
    MODULO;

    private static final int MOST_BITS = 1 << 16;

    /** The result; NULL if an operand is null or MISSING. */
    public Datum apply(Datum one, Datum other) {
        if (one.isUnknown() || other.isUnknown()) {
            return Datum.Ion.NULL;
        }
        return Datum.of(Numbers.toIon(apply(number(one), number(other))));
    }

    /** The number that a known value is; fails if it is none. */
    public static Number number(Datum value) {
        Number number = value instanceof Datum.Ion(IonValue ion) ? Numbers.of(ion) : null;
        if (number == null) {
            throw new StatementException("Expected number: " + value.describe());
        }
        return number;
    }

    /** The result of two numbers; fails for a division by zero. */
    public Number apply(Number one, Number other) {
        try {
            if (one instanceof BigInteger a && other instanceof BigInteger b) {
                return integers(a, b);
            }
            boolean decimal = one instanceof BigDecimal || other instanceof BigDecimal;
            return decimal && !Numbers.isSpecial(one) && !Numbers.isSpecial(other)
                    ? decimals(Numbers.toDecimal(one), Numbers.toDecimal(other))
                    : (Number) floats(one.doubleValue(), other.doubleValue());
        } catch (ArithmeticException e) {
            throw new StatementException("Arithmetic error: " + e.getMessage(), e);
        }
    }

    private BigInteger integers(BigInteger one, BigInteger other) {
        if (one.bitLength() + other.bitLength() > MOST_BITS) {
            throw new ArithmeticException("integer overflow");
        }
        return switch (this) {
            case PLUS -> one.add(other);
            case MINUS -> one.subtract(other);
            case TIMES -> one.multiply(other);
            case DIVIDE -> one.divide(other);
            case MODULO -> one.remainder(other);
        };
    }

    private BigDecimal decimals(BigDecimal one, BigDecimal other) {
        return switch (this) {
            case PLUS -> one.add(other, Numbers.PRECISION);
            case MINUS -> one.subtract(other, Numbers.PRECISION);
            case TIMES -> one.multiply(other, Numbers.PRECISION);
            case DIVIDE -> one.divide(other, Numbers.PRECISION);
            case MODULO -> one.remainder(other, Numbers.PRECISION);
        };
    }

    private double floats(double one, double other) {
        return switch (this) {
            case PLUS -> one + other;
            case MINUS -> one - other;
            case TIMES -> one * other;
            case DIVIDE -> one / other;
            case MODULO -> one % other;
        };
    }
}
