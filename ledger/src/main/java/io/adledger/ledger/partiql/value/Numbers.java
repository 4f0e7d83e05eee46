package io.adledger.ledger.partiql.value;

import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonFloat;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonNumber;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Ion's three number types as one: each is a BigInteger, a BigDecimal or a Double. */
public final class Numbers {

    /** Decimal results have up to 38 digits. */
    public static final MathContext PRECISION = new MathContext(38, RoundingMode.HALF_EVEN);

    private static final int LONGEST_EXPANSION = 4096;

    private Numbers() {}

    /** The number that a value is, or null. */
    public static @Nullable Number of(IonValue value) {
        if (value.isNullValue()) {
            return null;
        }
        return switch (value) {
            case IonInt number -> number.bigIntegerValue();
            case IonDecimal number -> number.bigDecimalValue();
            case IonFloat number -> number.doubleValue();
            default -> null;
        };
    }

    public static IonNumber toIon(Number number) {
        return switch (number) {
            case BigInteger integer -> IonValues.ION.newInt(integer);
            case BigDecimal decimal -> IonValues.ION.newDecimal(decimal);
            case Double floating -> IonValues.ION.newFloat(floating);
            default -> throw new IllegalArgumentException("Not a number of Ion: " + number.getClass());
        };
    }

    /** Compares by exact value. Not-a-number is equal to itself and greater than all others. */
    public static int compare(Number one, Number other) {
        if (one instanceof BigInteger a && other instanceof BigInteger b) {
            return a.compareTo(b);
        }
        if (isSpecial(one) || isSpecial(other)) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        return toDecimal(one).compareTo(toDecimal(other));
    }

    /** Whether this is not-a-number or infinite. */
    public static boolean isSpecial(Number number) {
        return number instanceof Double floating && !Double.isFinite(floating);
    }

    /** The exact value of a number that is not special. */
    public static BigDecimal toDecimal(Number number) {
        return switch (number) {
            case BigDecimal decimal -> decimal;
            case BigInteger integer -> new BigDecimal(integer);
            default -> new BigDecimal(number.doubleValue());
        };
    }

    /** The integer part of a number, or null if it has none or is too long to be written out. */
    public static @Nullable BigInteger toInteger(Number number) {
        if (number instanceof BigInteger integer) {
            return integer;
        }
        if (isSpecial(number)) {
            return null;
        }
        BigDecimal decimal = toDecimal(number);
        long digits = decimal.precision() - (long) decimal.scale();
        if (digits <= 0) {
            return BigInteger.ZERO;
        }
        return digits > LONGEST_EXPANSION ? null : decimal.toBigInteger();
    }
}
