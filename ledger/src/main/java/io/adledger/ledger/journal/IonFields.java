package io.adledger.ledger.journal;

import com.amazon.ion.IntegerSize;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonType;
import com.amazon.ion.IonValue;
import com.amazon.ion.IonWriter;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.ion.Hash;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The fields of a journal's structs, read strictly: one that is missing or of another type is a malformed block. */
final class IonFields {

    private IonFields() {}

    static String text(IonStruct struct, String field) {
        return required(struct, field, IonText.class).stringValue();
    }

    static long integer(IonStruct struct, String field) {
        IonInt integer = required(struct, field, IonInt.class);
        if (integer.getIntegerSize() == IntegerSize.BIG_INTEGER) {
            throw new MalformedBlockException("field " + field + " is too large a number");
        }
        return integer.longValue();
    }

    static Timestamp timestamp(IonStruct struct, String field) {
        return required(struct, field, IonTimestamp.class).timestampValue();
    }

    static IonStruct struct(IonStruct struct, String field) {
        return required(struct, field, IonStruct.class);
    }

    static IonList list(IonStruct struct, String field) {
        return required(struct, field, IonList.class);
    }

    static Hash hash(IonStruct struct, String field) {
        return hash(required(struct, field, IonValue.class));
    }

    static Hash hash(IonValue value) {
        try {
            return Hash.of(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedBlockException("not a hash: " + e.getMessage(), e);
        }
    }

    static List<Hash> hashes(IonStruct struct, String field) {
        return list(struct, field).stream().map(IonFields::hash).toList();
    }

    static <T extends IonValue> Optional<T> optional(IonStruct struct, String field, Class<T> type) {
        return struct.get(field) == null ? Optional.empty() : Optional.of(required(struct, field, type));
    }

    /** The name of a field, which Ion can leave without a text. */
    static String name(IonValue field) {
        String text = field.getFieldNameSymbol().getText();
        if (text == null) {
            throw new MalformedBlockException("a field has no name");
        }
        return text;
    }

    static <T extends IonValue> T element(IonValue value, Class<T> type) {
        if (type.isInstance(value) && !value.isNullValue()) {
            return type.cast(value);
        }
        throw new MalformedBlockException("expected " + type.getSimpleName() + ", found " + value.getType());
    }

    private static <T extends IonValue> T required(IonStruct struct, String field, Class<T> type) {
        IonValue value = struct.get(field);
        if (value == null) {
            throw new MalformedBlockException("field " + field + " is missing");
        }
        if (type.isInstance(value) && !value.isNullValue()) {
            return type.cast(value);
        }
        throw new MalformedBlockException(
                "field " + field + " should be " + type.getSimpleName() + ", but is " + value.getType());
    }

    static void write(IonWriter writer, String field, String text) throws IOException {
        writer.setFieldName(field);
        writer.writeString(text);
    }

    static void write(IonWriter writer, String field, long integer) throws IOException {
        writer.setFieldName(field);
        writer.writeInt(integer);
    }

    static void write(IonWriter writer, String field, Timestamp timestamp) throws IOException {
        writer.setFieldName(field);
        writer.writeTimestamp(timestamp);
    }

    static void write(IonWriter writer, String field, Hash hash) throws IOException {
        writer.setFieldName(field);
        writer.writeBlob(hash.toBytes());
    }

    static void write(IonWriter writer, String field, List<Hash> hashes) throws IOException {
        writer.setFieldName(field);
        writer.stepIn(IonType.LIST);
        for (Hash hash : hashes) {
            writer.writeBlob(hash.toBytes());
        }
        writer.stepOut();
    }
}
