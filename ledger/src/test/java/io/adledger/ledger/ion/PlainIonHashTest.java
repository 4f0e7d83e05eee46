package io.adledger.ledger.ion;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our way to the Ion Hash of plain values leads where the library's does. */
class PlainIonHashTest {

    @Property(tries = 3_000)
    void plainValuesHaveTheHashThatTheLibraryGives(@ForAll Random random) {
        IonValue value = value(random, 4);

        assertThat(PlainIonHash.of(value)).contains(IonHash.byLibrary(value));
    }

    @Property(tries = 1_000)
    void anyMillisecondHasTheHashThatTheLibraryGives(@ForAll Random random) {
        IonValue time = ION.newTimestamp(timestamp(random));

        assertThat(PlainIonHash.of(time)).contains(IonHash.byLibrary(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "null.int",
                "[null.struct]",
                "1e0",
                "nan",
                "a::1",
                "[a::1]",
                "{b: a::1}",
                "2020T",
                "2020-01-01",
                "2020-01-01T00:00Z",
                "2020-01-01T00:00:00Z",
                "2020-01-01T00:00:00.000-00:00",
                "2020-01-01T00:00:00.000+01:00",
                "2020-01-01T00:00:00.0000Z",
                "0001-01-01T00:00:00.000Z",
                "0.",
                "-0.",
                "0d-3",
                "1d64",
                "1d-64",
                "{{\"clob\"}}",
                "$0",
                "{$0: 1}",
                "\"\\U0001F600\"",
                "'\\U0001F600'",
                "{'\\U0001F600': 1}",
            })
    void whatIsNotPlainIsLeftToTheLibrary(String text) {
        IonValue value = ION.singleValue(text);

        assertThat(PlainIonHash.of(value)).isEmpty();
        assertThat(IonHash.of(value)).isEqualTo(IonHash.byLibrary(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-1",
                "11",
                "12",
                "14",
                "128",
                "-128",
                "255",
                "18446744073709551616",
                "1.",
                "-1.28",
                "255d63",
                "1d-63",
                "true",
                "false",
                "''",
                "\"\"",
                "\"\\x0b\\x0c\\x0e\"",
                "{{CwwO}}",
                "{{}}",
                "{}",
                "[]",
                "()",
                "(a [b] {c: d})",
                "{a: 1, a: 1, a: 2}",
                "{'': ''}",
                "\"äöü €\"",
            })
    void plainValuesOfEveryKind(String text) {
        IonValue value = ION.singleValue(text);

        assertThat(PlainIonHash.of(value)).contains(IonHash.byLibrary(value));
    }

    private static IonValue value(Random random, int depth) {
        List<Supplier<IonValue>> kinds = List.of(
                () -> ION.newString(text(random)),
                () -> ION.newSymbol(text(random)),
                () -> ION.newInt(new BigInteger(random.nextInt(100), random).subtract(BigInteger.TEN)),
                () -> ION.newDecimal(new BigDecimal(
                        BigInteger.valueOf(random.nextInt(2_000) - 1_000).or(BigInteger.ONE),
                        random.nextInt(127) - 63)),
                () -> ION.newBool(random.nextBoolean()),
                () -> ION.newTimestamp(timestamp(random)),
                () -> ION.newBlob(bytes(random)),
                () -> elements(random, ION.newEmptyList(), depth),
                () -> elements(random, ION.newEmptySexp(), depth),
                () -> struct(random, depth),
                () -> struct(random, depth));
        return kinds.get(random.nextInt(depth == 0 ? 7 : kinds.size())).get();
    }

    private static IonValue elements(Random random, IonSequence sequence, int depth) {
        for (int i = random.nextInt(5); i > 0; i--) {
            sequence.add(value(random, depth - 1));
        }
        return sequence;
    }

    private static IonStruct struct(Random random, int depth) {
        IonStruct struct = ION.newEmptyStruct();
        for (int i = random.nextInt(6); i > 0; i--) {
            struct.add(text(random), value(random, depth - 1));
        }
        return struct;
    }

    /** Marks and escapes are among the characters. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append((char) (random.nextBoolean() ? 0x0B + random.nextInt(4) : random.nextInt(0xD800)));
        }
        return text.toString();
    }

    private static byte[] bytes(Random random) {
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** From 1621 on: before the Gregorian calendar the library cannot make leap days of milliseconds. */
    private static Timestamp timestamp(Random random) {
        return Timestamp.forMillis(random.nextLong(-11_000_000_000_000L, 250_000_000_000_000L), 0);
    }
}
