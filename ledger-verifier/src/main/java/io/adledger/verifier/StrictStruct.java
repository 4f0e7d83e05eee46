package io.adledger.verifier;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonType;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A struct of known fields. Nothing is passed over: a field that is not known, comes twice, has an annotation, is null or
 * of another type than it should be is a reason to refuse.
 */
final class StrictStruct {

    private final String name;
    private final IonStruct struct;

    private StrictStruct(String name, IonStruct struct) {
        this.name = name;
        this.struct = struct;
    }

    static StrictStruct of(String name, IonValue value, String... known) {
        VerificationException.require(
                value instanceof IonStruct && !value.isNullValue() && value.getTypeAnnotationSymbols().length == 0,
                name + " is a plain struct");
        StrictStruct struct = new StrictStruct(name, (IonStruct) value);
        struct.requireKnown(Set.of(known));
        return struct;
    }

    private void requireKnown(Set<String> known) {
        Set<String> seen = new HashSet<>();
        for (IonValue field : struct) {
            String fieldName = String.valueOf(field.getFieldNameSymbol().getText());
            VerificationException.require(
                    known.contains(fieldName), name + " has known fields only, and not " + fieldName);
            VerificationException.require(seen.add(fieldName), name + " has " + fieldName + " only once");
        }
    }

    boolean has(String field) {
        return struct.get(field) != null;
    }

    IonStruct ion() {
        return struct;
    }

    IonValue value(String field) {
        return Optional.ofNullable(struct.get(field))
                .orElseThrow(() -> new VerificationException(name + " has no " + field));
    }

    private <T extends IonValue> T plain(String field, IonType type, Class<T> form) {
        IonValue value = value(field);
        VerificationException.require(
                value.getType() == type && !value.isNullValue() && value.getTypeAnnotationSymbols().length == 0,
                field + " of " + name + " is a plain " + type);
        return form.cast(value);
    }

    String text(String field) {
        return plain(field, IonType.STRING, IonText.class).stringValue();
    }

    long number(String field) {
        IonInt number = plain(field, IonType.INT, IonInt.class);
        VerificationException.require(
                number.bigIntegerValue().signum() >= 0
                        && number.bigIntegerValue().bitLength() < Long.SIZE,
                field + " of " + name + " is from 0 to " + Long.MAX_VALUE);
        return number.longValue();
    }

    Timestamp time(String field) {
        return plain(field, IonType.TIMESTAMP, IonTimestamp.class).timestampValue();
    }

    LedgerHash hash(String field) {
        return LedgerHash.of(value(field));
    }

    List<IonValue> list(String field) {
        return plain(field, IonType.LIST, IonList.class);
    }
}
