package io.adledger.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.adledger.api.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    @Test
    void aVersionIsAStrongTag() {
        assertThat(EntityTag.of(12)).hasToString("\"12\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            "1"                | true
            W/"1"              | true
            "0", "1"           | true
            "0" ,W/"1"         | true
            *                  | true
            "0"                | false
            "01"               | false
            ""                 | false
            "a,b", "c"         | false
            """)
    void aListMatchesIfOneOfItDoes(String header, boolean matches) {
        assertThat(EntityTag.condition("If-Match", List.of(header)).matches(EntityTag.of(1)))
                .isEqualTo(matches);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(EntityTag.condition("If-Match", List.of("\"0\"", "\"1\", \"2\""))
                        .tags())
                .extracting(EntityTag::value)
                .containsExactly("0", "1", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "\"1", "1\"", "w/\"1\"", "\"0\" \"1\"", "\"0\",", "*, \"1\"", "\"a\"b\""})
    void whatIsNoTagIsRefusedWithTheHeadersName(String header) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> EntityTag.condition("If-Match", List.of(header)))
                .withMessageContaining("If-Match");
    }
}
