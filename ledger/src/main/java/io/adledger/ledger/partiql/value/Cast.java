package io.adledger.ledger.partiql.value;

import com.amazon.ion.IonBool;
import com.amazon.ion.IonException;
import com.amazon.ion.IonLob;
import com.amazon.ion.IonNumber;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.StatementException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** CAST: a value of one type as a value of another. Null and MISSING stay what they are. */
public final class Cast {

    private Cast() {}

    /** The value as this type; fails if that cannot be. */
    public static Datum cast(Datum value, TypeName type) {
        if (value.isUnknown()) {
            return value;
        }
        if (type.includes(value)) {
            return value;
        }
        Datum result =
                switch (type) {
                    case BOOL -> bool(value);
                    case INT, FLOAT, DECIMAL -> number(value, type);
                    case TIMESTAMP -> value.text().map(Cast::timestamp).orElse(null);
                    case STRING -> text(value, false);
                    case SYMBOL -> text(value, true);
                    case CLOB, BLOB -> lob(value, type);
                    case LIST, SEXP, BAG ->
                        value.elements()
                                .map(elements -> collection(elements, type))
                                .orElse(null);
                    case STRUCT, NULL, MISSING, ANY -> null;
                };
        if (result == null) {
            throw new StatementException("Cannot convert " + value.describe() + " to " + type);
        }
        return result;
    }

    private static @Nullable Datum bool(Datum value) {
        if (value instanceof Datum.Ion(IonNumber number)) {
            Number of = Numbers.of(number);
            return of == null ? null : Datum.of(Numbers.compare(of, BigInteger.ZERO) != 0);
        }
        return switch (value.text().orElse("").toLowerCase(Locale.ROOT)) {
            case "true" -> Datum.Ion.TRUE;
            case "false" -> Datum.Ion.FALSE;
            default -> null;
        };
    }

    private static @Nullable Datum number(Datum value, TypeName type) {
        Number number = toNumber(value);
        if (number == null) {
            return null;
        }
        Number converted =
                switch (type) {
                    case INT -> Numbers.toInteger(number);
                    case FLOAT -> number.doubleValue();
                    default -> Numbers.isSpecial(number) ? null : decimal(number);
                };
        return converted == null ? null : Datum.of(Numbers.toIon(converted));
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof Double floating ? BigDecimal.valueOf(floating) : Numbers.toDecimal(number);
    }

    private static @Nullable Number toNumber(Datum value) {
        if (value instanceof Datum.Ion(IonBool bool)) {
            return bool.booleanValue() ? BigInteger.ONE : BigInteger.ZERO;
        }
        if (value instanceof Datum.Ion(IonNumber number)) {
            return Numbers.of(number);
        }
        return value.text().map(Cast::parseNumber).orElse(null);
    }

    private static @Nullable Number parseNumber(String text) {
        try {
            return new BigDecimal(text.trim());
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Datum timestamp(String text) {
        try {
            return Datum.of(IonValues.ION.newTimestamp(Timestamp.valueOf(text)));
        } catch (IllegalArgumentException | IonException _) {
            return null;
        }
    }

    private static @Nullable Datum text(Datum value, boolean symbol) {
        String text = value.text().orElseGet(() -> written(value));
        if (text == null) {
            return null;
        }
        return Datum.of(symbol ? IonValues.ION.newSymbol(text) : IonValues.ION.newString(text));
    }

    private static @Nullable String written(Datum value) {
        return value instanceof Datum.Ion(IonValue ion)
                ? switch (ion) {
                    case IonBool bool -> Boolean.toString(bool.booleanValue());
                    case IonNumber number -> number(number);
                    case IonTimestamp timestamp -> timestamp.timestampValue().toString();
                    default -> null;
                }
                : null;
    }

    private static @Nullable String number(IonNumber number) {
        return Numbers.of(number) instanceof BigDecimal decimal && Math.abs((long) decimal.scale()) < 400
                ? decimal.toPlainString()
                : String.valueOf(Numbers.of(number));
    }

    private static @Nullable Datum lob(Datum value, TypeName type) {
        if (!(value instanceof Datum.Ion(IonLob lob))) {
            return null;
        }
        byte[] bytes = lob.getBytes();
        return Datum.of(type == TypeName.CLOB ? IonValues.ION.newClob(bytes) : IonValues.ION.newBlob(bytes));
    }

    private static Datum collection(Iterable<Datum> elements, TypeName type) {
        List<Datum> values = new ArrayList<>();
        elements.forEach(values::add);
        if (type == TypeName.BAG) {
            return new Datum.Bag(values);
        }
        var sequence = type == TypeName.LIST ? IonValues.ION.newEmptyList() : IonValues.ION.newEmptySexp();
        values.forEach(element -> sequence.add(IonValues.ION.clone(element.toIon())));
        return Datum.of(sequence);
    }
}
