package io.adledger.ad.stream;

import com.amazon.ion.IntegerSize;
import com.amazon.ion.IonBlob;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The fields of a record, read strictly: one that is missing, null or of another type is a malformed record. */
final class IonFields {

    private IonFields() {}

    static String text(IonStruct struct, String field) {
        return required(struct, field, IonText.class).stringValue();
    }

    /** An integer from 0, as every number of a stream record is. */
    static long integer(IonStruct struct, String field) {
        IonInt number = required(struct, field, IonInt.class);
        if (number.getIntegerSize() == IntegerSize.BIG_INTEGER || number.longValue() < 0) {
            throw new MalformedRecordException(field + " is out of range");
        }
        return number.longValue();
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

    static String hash(IonStruct struct, String field) {
        return hash(required(struct, field, IonBlob.class));
    }

    static String hash(IonValue value) {
        return HexFormat.of().formatHex(element(value, IonBlob.class).getBytes());
    }

    static <T extends IonValue> T element(@Nullable IonValue value, Class<T> type) {
        if (!type.isInstance(value) || value.isNullValue()) {
            throw new MalformedRecordException(
                    "found " + (value == null ? "nothing" : value.getType()) + " in place of " + type.getSimpleName());
        }
        return type.cast(value);
    }

    private static <T extends IonValue> T required(IonStruct struct, String field, Class<T> type) {
        IonValue value = struct.get(field);
        if (!type.isInstance(value) || value.isNullValue()) {
            throw new MalformedRecordException(field + " is " + (value == null ? "missing" : value.getType()));
        }
        return type.cast(value);
    }
}
