package io.adledger.ledger.partiql.value;

import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonType;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A value of PartiQL: one of Ion's, a bag, or MISSING. Ion values in here are shared and never modified; they are
 * cloned before they are put into a container.
 */
public sealed interface Datum {

    /** A value of the Ion data model. */
    record Ion(IonValue value) implements Datum {
        public static final Datum NULL = new Ion(IonValues.ION.newNull());
        public static final Datum TRUE = new Ion(IonValues.ION.newBool(true));
        public static final Datum FALSE = new Ion(IonValues.ION.newBool(false));
    }

    /** An unordered collection; each iteration may compute the elements anew. */
    record Bag(Iterable<Datum> values) implements Datum {}

    /** The absence of a value. */
    enum Missing implements Datum {
        MISSING
    }

    static Datum of(IonValue value) {
        return new Ion(value);
    }

    static Datum of(boolean value) {
        return value ? Ion.TRUE : Ion.FALSE;
    }

    static Datum of(String text) {
        return new Ion(IonValues.ION.newString(text));
    }

    static Datum of(long number) {
        return new Ion(IonValues.ION.newInt(number));
    }

    static Datum of(BigInteger number) {
        return new Ion(IonValues.ION.newInt(number));
    }

    /** Whether this is null, of any type, or MISSING. */
    default boolean isUnknown() {
        return switch (this) {
            case Ion(IonValue value) -> value.isNullValue();
            case Bag _ -> false;
            case Missing _ -> true;
        };
    }

    /** The text of a string or symbol. */
    default Optional<String> text() {
        return this instanceof Ion(IonText text) && !text.isNullValue()
                ? Optional.of(text.stringValue())
                : Optional.empty();
    }

    /** The struct that this is, unless it is null or something else. */
    default Optional<IonStruct> struct() {
        return this instanceof Ion(IonStruct struct) && !struct.isNullValue() ? Optional.of(struct) : Optional.empty();
    }

    /** The elements of a bag, list or s-expression; none of anything else. */
    default Optional<Iterable<Datum>> elements() {
        return switch (this) {
            case Bag(Iterable<Datum> elements) -> Optional.of(elements);
            case Ion(IonSequence sequence)
            when !sequence.isNullValue() && sequence.getType() != IonType.DATAGRAM ->
                Optional.of(() -> elements(sequence));
            default -> Optional.empty();
        };
    }

    private static Iterator<Datum> elements(IonSequence sequence) {
        List<Datum> elements = new ArrayList<>(sequence.size());
        for (IonValue element : sequence) {
            elements.add(of(element));
        }
        return elements.iterator();
    }

    /** The value of a field of a struct; MISSING if there is none, or this is no struct. */
    default Datum field(String name) {
        if (this instanceof Ion(IonStruct struct) && !struct.isNullValue()) {
            IonValue value = struct.get(name);
            return value == null ? Missing.MISSING : of(value);
        }
        return Missing.MISSING;
    }

    /**
     * This as Ion can say it: a bag as a list without what is MISSING in it, MISSING itself as null. The value may be
     * shared.
     */
    default IonValue toIon() {
        return switch (this) {
            case Ion(IonValue value) -> value;
            case Bag(Iterable<Datum> elements) -> list(elements);
            case Missing _ -> IonValues.ION.newNull();
        };
    }

    private static IonValue list(Iterable<Datum> elements) {
        var list = IonValues.ION.newEmptyList();
        for (Datum element : elements) {
            if (element != Missing.MISSING) {
                list.add(IonValues.ION.clone(element.toIon()));
            }
        }
        return list;
    }

    /** How a message names this. */
    default String describe() {
        String text = this == Missing.MISSING ? "MISSING" : toIon().toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "...";
    }
}
