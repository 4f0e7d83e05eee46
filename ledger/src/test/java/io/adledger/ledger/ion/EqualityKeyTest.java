package io.adledger.ledger.ion;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EqualityKeyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1 | 1.0",
                "1 | 1e0",
                "1 | 1d0",
                "100 | 1d2",
                "0 | -0.",
                "0 | -0e0",
                "0.5 | 5e-1",
                "\"a\" | a",
                "\"a b\" | 'a b'",
                "1 | cents::1",
                "2020T | 2020-01-01T00:00:00.000Z",
                "2020-01-01T02:00+02:00 | 2020-01-01T00:00-00:00",
                "{{YQ==}} | {{\"a\"}}",
                "[1, 2] | [1.0, 2e0]",
                "{a: 1, b: two} | {b: \"two\", a: 1.0}",
                "[null] | [null.int]",
                "$0 | $0",
            })
    void equalValuesHaveOneKey(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1 | 2",
                "1 | -1",
                "1 | 10",
                "0.1 | 0.1e0",
                "9007199254740993 | 9007199254740992e0",
                "1 | \"1\"",
                "true | false",
                "true | 1",
                "nan | +inf",
                "2020T | 2021T",
                "\"\" | []",
                "[] | ()",
                "[] | {}",
                "[1, 2] | [2, 1]",
                "[[1], 2] | [[1, 2]]",
                "{a: 1} | {a: 1, a: 1}",
                "{a: 1} | {A: 1}",
                "{a: 1} | {b: 1}",
                "[null] | []",
                "$0 | \"\"",
            })
    void unequalValuesHaveTwoKeys(String one, String other) {
        assertThat(key(one)).isNotEqualTo(key(other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "null.int", "null.struct", "null.string", "null.timestamp"})
    void aNullHasNoKey(String nothing) {
        assertThat(EqualityKey.of(ion(nothing))).isEqualTo(Optional.empty());
    }

    @Property
    void aNumberHasOneKeyHoweverItIsWritten(
            @ForAll @Scale(6) BigDecimal number, @ForAll @IntRange(max = 20) int zeros) {
        BigDecimal longer = number.setScale(number.scale() + zeros);

        assertThat(key(IonValues.ION.newDecimal(longer))).isEqualTo(key(IonValues.ION.newDecimal(number)));
    }

    @Property
    void numbersHaveOneKeyExactlyIfTheyAreEqual(@ForAll @Scale(2) BigDecimal one, @ForAll double other) {
        assertThat(Arrays.equals(key(IonValues.ION.newDecimal(one)), key(IonValues.ION.newFloat(other))))
                .isEqualTo(one.compareTo(new BigDecimal(other)) == 0);
    }

    @Property
    void textsHaveOneKeyExactlyIfTheyAreEqual(@ForAll String one, @ForAll String other) {
        assertThat(Arrays.equals(key(IonValues.ION.newString(one)), key(IonValues.ION.newSymbol(other))))
                .isEqualTo(one.equals(other));
    }

    @Property
    void theOrderOfFieldsDoesNotCount(@ForAll @Size(max = 8) Map<String, Long> fields) {
        IonStruct forward = IonValues.ION.newEmptyStruct();
        IonStruct backward = IonValues.ION.newEmptyStruct();
        fields.forEach((name, number) -> forward.add(name, IonValues.ION.newInt(number)));
        List.copyOf(fields.entrySet()).reversed().forEach(field -> backward.add(field.getKey())
                .newInt(field.getValue()));

        assertThat(key(forward)).isEqualTo(key(backward));
    }

    @Property
    void aKeyIsNeverLong(@ForAll String text, @ForAll @Size(max = 30) List<Integer> numbers) {
        IonValue list = IonValues.ION.newList(numbers.stream().mapToInt(n -> n).toArray());

        assertThat(key(IonValues.ION.newString(text))).hasSizeLessThanOrEqualTo(EqualityKey.MAXIMUM_LENGTH);
        assertThat(key(list)).hasSizeLessThanOrEqualTo(EqualityKey.MAXIMUM_LENGTH);
    }

    private static byte[] key(String text) {
        return key(ion(text));
    }

    private static byte[] key(IonValue value) {
        return EqualityKey.of(value).orElseThrow();
    }

    private static IonValue ion(String text) {
        return IonValues.ION.singleValue(text);
    }

    @Test
    void anIndexKeepsAValueOfAnyDepthWhereItsEqualsAre() {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);

        byte[] key = EqualityKey.ofIndexed(ION.singleValue(deep)).orElseThrow();

        assertThat(EqualityKey.ofIndexed(ION.singleValue("annotated::" + deep))).hasValue(key);
        assertThat(EqualityKey.ofIndexed(ION.singleValue("[[]]")).orElseThrow())
                .isNotEqualTo(key)
                .isEqualTo(EqualityKey.of(ION.singleValue("[[]]")).orElseThrow());
    }
}
