package io.adledger.ledger.partiql.value;

import com.amazon.ion.IonBool;
import com.amazon.ion.IonList;
import com.amazon.ion.IonLob;
import com.amazon.ion.IonNumber;
import com.amazon.ion.IonSequence;
import com.amazon.ion.IonSexp;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import io.adledger.ledger.partiql.StatementException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;

/** The order of values that are not null: {@code <} within a type, and types one after the other for MIN and MAX. */
public final class Ordering {

    /** Booleans, numbers, timestamps, texts, lobs, lists, s-expressions: each in its own order. Fails for structs. */
    public static final Comparator<IonValue> ACROSS_TYPES =
            Comparator.comparing(Ordering::group).thenComparing(Ordering::within);

    private static final Comparator<IonValue> NULLS_FIRST = Comparator.comparing(
                    (IonValue value) -> !value.isNullValue())
            .thenComparing((one, other) -> one.isNullValue() ? 0 : ACROSS_TYPES.compare(one, other));

    private Ordering() {}

    private enum Group {
        BOOL,
        NUMBER,
        TIMESTAMP,
        TEXT,
        LOB,
        LIST,
        SEXP
    }

    /** Compares two values of like types; fails if the types are not alike. */
    public static int compare(IonValue one, IonValue other) {
        if (group(one) != group(other)) {
            throw new StatementException("Cannot compare values: "
                    + Datum.of(one).describe() + ", " + Datum.of(other).describe());
        }
        return within(one, other);
    }

    private static Group group(IonValue value) {
        return switch (value) {
            case IonBool _ -> Group.BOOL;
            case IonNumber _ -> Group.NUMBER;
            case IonTimestamp _ -> Group.TIMESTAMP;
            case IonText _ -> Group.TEXT;
            case IonLob _ -> Group.LOB;
            case IonList _ -> Group.LIST;
            case IonSexp _ -> Group.SEXP;
            default ->
                throw new StatementException("Values of type " + value.getType() + " have no order: "
                        + Datum.of(value).describe());
        };
    }

    private static IonValue[] elements(IonSequence sequence) {
        return sequence.toArray(IonValue[]::new);
    }

    private static int within(IonValue one, IonValue other) {
        return switch (one) {
            case IonBool a -> Boolean.compare(a.booleanValue(), ((IonBool) other).booleanValue());
            case IonTimestamp a -> a.timestampValue().compareTo(((IonTimestamp) other).timestampValue());
            case IonText a -> a.stringValue().compareTo(((IonText) other).stringValue());
            case IonLob a -> Arrays.compareUnsigned(a.getBytes(), ((IonLob) other).getBytes());
            case IonSequence a -> Arrays.compare(elements(a), elements((IonSequence) other), NULLS_FIRST);
            default ->
                Numbers.compare(Objects.requireNonNull(Numbers.of(one)), Objects.requireNonNull(Numbers.of(other)));
        };
    }
}
