package io.adledger.ledger.ion;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonContainer;
import com.amazon.ion.IonInt;
import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The published vectors of Amazon Ion Hash, as far as they tell what goes into one hash: those of values without a struct
 * in them, whose hash is the SHA-256 of the bytes given.
 */
class IonHashVectorsTest {

    private static final byte[] BINARY = {(byte) 0xE0, 1, 0, (byte) 0xEA};

    @TestFactory
    Stream<DynamicTest> theHashIsTheSha256OfTheBytesInTheVector() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (InputStream in = IonHashVectorsTest.class.getResourceAsStream("/recorded/ion-hash/ion_hash_tests.ion")) {
            Iterator<IonValue> vectors = ION.iterate(ION.newReader(Objects.requireNonNull(in)));
            while (vectors.hasNext()) {
                IonStruct vector = (IonStruct) vectors.next();
                List<byte[]> digests = digests(vector);
                if (digests.size() == 1 && !hasStruct(value(vector))) {
                    tests.add(DynamicTest.dynamicTest(
                            name(vector), () -> assertThat(hash(vector)).isEqualTo(Hash.sha256Of(digests.getFirst()))));
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(100);
        return tests.stream();
    }

    private static String name(IonStruct vector) {
        String[] names = vector.getTypeAnnotations();
        String text = names.length > 0 ? names[0] : String.valueOf(value(vector));
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static List<byte[]> digests(IonStruct vector) {
        IonStruct expected = (IonStruct) vector.get("expect");
        List<byte[]> digests = new ArrayList<>();
        if (expected.get("identity") instanceof IonSequence calls) {
            for (IonValue call : calls) {
                if (call.hasTypeAnnotation("digest") || call.hasTypeAnnotation("final_digest")) {
                    digests.add(bytes((IonSequence) call));
                }
            }
        }
        return digests;
    }

    private static Hash hash(IonStruct vector) {
        return IonHash.of(value(vector).clone());
    }

    private static IonValue value(IonStruct vector) {
        IonValue value = vector.get("ion");
        return value != null ? value : ION.singleValue(encoded(vector));
    }

    private static byte[] encoded(IonStruct vector) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(BINARY);
        bytes.writeBytes(bytes((IonSequence) vector.get("10n")));
        return bytes.toByteArray();
    }

    private static boolean hasStruct(IonValue value) {
        if (value instanceof IonStruct) {
            return true;
        }
        if (value instanceof IonContainer container && !value.isNullValue()) {
            for (IonValue element : container) {
                if (hasStruct(element)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] bytes(IonSequence numbers) {
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((IonInt) numbers.get(i)).intValue();
        }
        return bytes;
    }
}
