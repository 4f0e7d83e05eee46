package io.adledger.ad;

import static io.adledger.ad.AdScenario.BICYCLE;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AdRulesTest {

    static Stream<AdFields> fieldsAtTheirBounds() {
        return Stream.of(
                BICYCLE.withTitle("🚲".repeat(200)),
                BICYCLE.withDescription("ä".repeat(10_000)),
                BICYCLE.withDescription("two\r\nlines\tand a tab"),
                BICYCLE.withCategory("c".repeat(100)),
                BICYCLE.withTags(Collections.nCopies(20, "t".repeat(50))),
                BICYCLE.withPrice(BigDecimal.ZERO),
                BICYCLE.withPrice(new BigDecimal("0E+999999999")),
                BICYCLE.withPrice(AdRules.MOST_PRICE),
                BICYCLE.withPrice(new BigDecimal("1E+11")),
                BICYCLE.withPrice(new BigDecimal("9.990000000000000000000000000000000000000000000000000")),
                BICYCLE.withPrice(new BigDecimal("1.125")).withCurrency("KWD"));
    }

    @ParameterizedTest
    @MethodSource("fieldsAtTheirBounds")
    void whatIsWithinTheBoundsIsFine(AdFields fields) {
        assertThat(AdRules.faultsOfNew(fields)).isEmpty();
        assertThat(AdContent.of(fields)).isEqualTo(AdContent.of(fields));
    }

    static Stream<Arguments> fieldsBeyondTheirBounds() {
        return Stream.of(
                fault(BICYCLE.withTitle("🚲".repeat(201)), "adTitle must have at most 200 characters, but has 201"),
                fault(BICYCLE.withTitle(" \u2003"), "adTitle must not be blank"),
                fault(BICYCLE.withTitle("a\nb"), "adTitle must not have control characters"),
                fault(BICYCLE.withTitle("a\ud800b"), "adTitle must not have halves of surrogate pairs"),
                fault(
                        BICYCLE.withDescription("ä".repeat(10_001)),
                        "adDescription must have at most 10000 characters, but has 10001"),
                fault(BICYCLE.withDescription("\u0000"), "adDescription must not have control characters"),
                fault(BICYCLE.withCategory(""), "category must not be blank"),
                fault(
                        BICYCLE.withTags(List.of("fine", "t".repeat(51))),
                        "tags/1 must have at most 50 characters, but has 51"),
                fault(BICYCLE.withTags(Collections.nCopies(21, "t")), "tags must be at most 20, but are 21"),
                fault(BICYCLE.withPrice(new BigDecimal("-0.01")), "price must not be negative"),
                fault(BICYCLE.withPrice(new BigDecimal("1E+400")), "price must be at most 999999999999.99"),
                fault(BICYCLE.withPrice(new BigDecimal("1E+999999999")), "price must be at most 999999999999.99"),
                fault(BICYCLE.withPrice(new BigDecimal("1E-999999999")), "price must have at most 2 decimals in EUR"),
                fault(BICYCLE.withPrice(new BigDecimal("1.005")), "price must have at most 2 decimals in EUR"),
                fault(
                        BICYCLE.withPrice(new BigDecimal("1.5")).withCurrency("¥"),
                        "price must have at most 0 decimals in JPY"),
                fault(BICYCLE.withCurrency("euro"), "currency must be an ISO 4217 code or a symbol such as €"));
    }

    @ParameterizedTest
    @MethodSource("fieldsBeyondTheirBounds")
    void whatIsBeyondTheBoundsIsNamed(AdFields fields, String fault) {
        assertThat(AdRules.faultsOfNew(fields))
                .extracting(found -> found.path() + " " + found.reason())
                .containsExactly(fault);
    }

    @Test
    void allFaultsAreNamedAtOnce() {
        AdFields fields = AdFields.NONE
                .withTitle("")
                .withPrice(new BigDecimal("-1"))
                .withCurrency("XXX")
                .withTags(List.of("", "t"));

        assertThat(AdRules.faultsOfNew(fields))
                .extracting(AdFault::path)
                .containsExactly("category", "adTitle", "price", "currency", "tags/0");
    }

    @ParameterizedTest
    @CsvSource({"€, EUR", "$, USD", "£, GBP", "eur, EUR", "Usd, USD", "zł, PLN", "R$, BRL", "CHF, CHF", "₹, INR"})
    void currenciesAreGivenByCodeOrSymbol(String given, String code) {
        assertThat(Currencies.code(given)).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"''", "' '", "XXX", "XAU", "kr", "EURO", "' EUR'", "ZZZ", "eüR"})
    void whatIsNoCurrencyIsNone(String given) {
        assertThat(Currencies.code(given)).isEmpty();
    }

    private static Arguments fault(AdFields fields, String fault) {
        return Arguments.of(fields, fault);
    }
}
