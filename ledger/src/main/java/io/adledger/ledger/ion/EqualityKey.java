package io.adledger.ledger.ion;

import com.amazon.ion.IonBool;
import com.amazon.ion.IonContainer;
import com.amazon.ion.IonDecimal;
import com.amazon.ion.IonFloat;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonLob;
import com.amazon.ion.IonSequence;
import com.amazon.ion.IonString;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSymbol;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonType;
import com.amazon.ion.IonValue;
import com.amazon.ion.SymbolToken;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The canonical bytes of an Ion value under PartiQL's {@code =}: two values have the same key exactly if they are equal
 * (but for collisions of SHA-256, since long keys are hashed). Numbers are keyed by value whatever their type, strings
 * and symbols by text, blobs and clobs by their bytes, timestamps by the instant; lists and s-expressions by their
 * elements in order, structs by their fields in any order. Annotations do not count. A null equals nothing and has no
 * key; within a container it is a value like any other.
 */
public final class EqualityKey {

    /** No key is longer than this, in bytes. */
    public static final int MAXIMUM_LENGTH = 64;

    private static final int INDEXED_DEPTH = 100;

    private EqualityKey() {}

    /** The key of a value, or none for a null of any type. */
    public static Optional<byte[]> of(IonValue value) {
        return of(value, Integer.MAX_VALUE);
    }

    /**
     * The key under which an index keeps a value: that of {@link #of}, except that what is nested more than 100 deep does
     * not count. Takes little stack, so that an index can be kept by other threads than the one that wrote the value.
     */
    public static Optional<byte[]> ofIndexed(IonValue value) {
        return of(value, INDEXED_DEPTH);
    }

    private static Optional<byte[]> of(IonValue value, int depth) {
        return value.isNullValue() ? Optional.empty() : Optional.of(bounded(encode(value, depth)));
    }

    private static byte[] bounded(byte[] encoded) {
        return encoded.length <= MAXIMUM_LENGTH
                ? encoded
                : tagged('#', Hash.sha256Of(encoded).toBytes());
    }

    private static byte[] encode(IonValue value, int depth) {
        if (value.isNullValue()) {
            return tagged('0');
        }
        return switch (value) {
            case IonBool bool -> tagged(bool.booleanValue() ? 't' : 'f');
            case IonInt number -> number(new BigDecimal(number.bigIntegerValue()));
            case IonDecimal number -> number(number.bigDecimalValue());
            case IonFloat number -> number(number.doubleValue());
            case IonTimestamp timestamp ->
                tagged('T', decimal(timestamp.timestampValue().getDecimalMillis()));
            case IonSymbol symbol -> text('S', symbol.symbolValue().getText());
            case IonString string -> text('S', string.stringValue());
            case IonLob lob -> tagged('B', lob.getBytes());
            case IonContainer container when depth == 0 -> tagged('~');
            case IonStruct struct -> struct(struct, depth - 1);
            case IonSequence sequence ->
                tagged(sequence.getType() == IonType.SEXP ? 'E' : 'L', elements(sequence, depth - 1));
            default -> throw new IllegalArgumentException("No key for a value of type " + value.getType());
        };
    }

    private static byte[] number(double number) {
        return Double.isFinite(number)
                ? number(new BigDecimal(number))
                : tagged(
                        'F', ByteBuffer.allocate(Double.BYTES).putDouble(number).array());
    }

    private static byte[] number(BigDecimal number) {
        return tagged('N', decimal(number));
    }

    private static byte[] decimal(BigDecimal number) {
        BigDecimal canonical = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        BigInteger digits = canonical.unscaledValue();
        byte[] bytes = digits.toByteArray();
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(canonical.scale())
                .put(bytes)
                .array();
    }

    /** A symbol may have no known text ({@code $0}), which differs from every text. */
    private static byte[] text(char tag, @Nullable String text) {
        return text == null ? tagged('$') : tagged(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] elements(IonSequence sequence, int depth) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (IonValue element : sequence) {
            append(out, encode(element, depth));
        }
        return out.toByteArray();
    }

    private static byte[] struct(IonStruct struct, int depth) {
        List<byte[]> fields = new ArrayList<>(struct.size());
        for (IonValue field : struct) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            SymbolToken name = field.getFieldNameSymbol();
            append(out, text('n', name.getText()));
            append(out, encode(field, depth));
            fields.add(out.toByteArray());
        }
        fields.sort(Arrays::compare);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fields.forEach(field -> append(out, field));
        return tagged('{', out.toByteArray());
    }

    private static void append(ByteArrayOutputStream out, byte[] part) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        out.writeBytes(part);
    }

    private static byte[] tagged(char tag, byte... content) {
        return ByteBuffer.allocate(1 + content.length)
                .put((byte) tag)
                .put(content)
                .array();
    }
}
