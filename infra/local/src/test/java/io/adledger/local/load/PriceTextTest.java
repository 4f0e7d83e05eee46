package io.adledger.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1200;1200", "$5,000;5000", "$0;0", "12.50 €;12.50", "€ 1,234,567.89;1234567.89", "-5;-5"})
    void pricesAreReadAsPeopleWriteThem(String text, BigDecimal price) {
        assertThat(PriceText.parse(text)).contains(price);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cheap", "5.000,00", "1,2", "", "1e400", "12.", "$", "1 200"})
    void whatCouldMeanAnotherNumberIsNotRead(String text) {
        assertThat(PriceText.parse(text)).isEmpty();
    }
}
