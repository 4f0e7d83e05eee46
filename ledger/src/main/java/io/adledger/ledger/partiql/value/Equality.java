package io.adledger.ledger.partiql.value;

import com.amazon.ion.IonBool;
import com.amazon.ion.IonNumber;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.EqualityKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * PartiQL's equality of two values that are both known: numbers by value, strings and symbols by text, containers by
 * what is in them. Values of unlike types are not equal. The same relation that {@link EqualityKey} keys.
 */
public final class Equality {

    private static final byte[] NULL_KEY = {};

    private Equality() {}

    public static boolean equal(Datum one, Datum other) {
        if (one instanceof Datum.Ion(IonValue a) && other instanceof Datum.Ion(IonValue b)) {
            return equal(a, b);
        }
        if (one instanceof Datum.Bag(Iterable<Datum> a) && other instanceof Datum.Bag(Iterable<Datum> b)) {
            return Arrays.deepEquals(sortedKeys(a), sortedKeys(b));
        }
        return one == other;
    }

    public static boolean equal(IonValue one, IonValue other) {
        if (one.isNullValue() || other.isNullValue()) {
            return one.isNullValue() && other.isNullValue();
        }
        if (one instanceof IonNumber && other instanceof IonNumber) {
            return Numbers.compare(Objects.requireNonNull(Numbers.of(one)), Objects.requireNonNull(Numbers.of(other)))
                    == 0;
        }
        if (one instanceof IonBool a && other instanceof IonBool b) {
            return a.booleanValue() == b.booleanValue();
        }
        return Arrays.equals(key(one), key(other));
    }

    /** A key by which equal values can be told to be equal; a null has one here too. */
    public static byte[] key(IonValue value) {
        return EqualityKey.of(value).orElse(NULL_KEY);
    }

    private static byte[][] sortedKeys(Iterable<Datum> elements) {
        List<byte[]> keys = new ArrayList<>();
        elements.forEach(element -> keys.add(key(element.toIon())));
        keys.sort(Arrays::compare);
        return keys.toArray(byte[][]::new);
    }
}
