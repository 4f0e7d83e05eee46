package io.adledger.ad;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The currencies that prices are given in: those of ISO 4217, by code or by a symbol that means one of them. */
public final class Currencies {

    /** Symbols as Unicode CLDR has them, but for those that stand for several currencies, such as {@code kr}. */
    private static final Map<String, String> BY_SYMBOL = Map.ofEntries(
            Map.entry("€", "EUR"),
            Map.entry("$", "USD"),
            Map.entry("US$", "USD"),
            Map.entry("£", "GBP"),
            Map.entry("¥", "JPY"),
            Map.entry("￥", "JPY"),
            Map.entry("CN¥", "CNY"),
            Map.entry("A$", "AUD"),
            Map.entry("CA$", "CAD"),
            Map.entry("HK$", "HKD"),
            Map.entry("NZ$", "NZD"),
            Map.entry("NT$", "TWD"),
            Map.entry("MX$", "MXN"),
            Map.entry("R$", "BRL"),
            Map.entry("₹", "INR"),
            Map.entry("₩", "KRW"),
            Map.entry("₽", "RUB"),
            Map.entry("₺", "TRY"),
            Map.entry("₴", "UAH"),
            Map.entry("₪", "ILS"),
            Map.entry("₫", "VND"),
            Map.entry("₱", "PHP"),
            Map.entry("₦", "NGN"),
            Map.entry("฿", "THB"),
            Map.entry("₸", "KZT"),
            Map.entry("₾", "GEL"),
            Map.entry("₼", "AZN"),
            Map.entry("₵", "GHS"),
            Map.entry("₲", "PYG"),
            Map.entry("₡", "CRC"),
            Map.entry("zł", "PLN"),
            Map.entry("Kč", "CZK"),
            Map.entry("Ft", "HUF"),
            Map.entry("лв", "BGN"),
            Map.entry("Fr.", "CHF"));

    private Currencies() {}

    /** The ISO 4217 code that a code, in any case, or a symbol stands for; none if it is neither. */
    public static Optional<String> code(String codeOrSymbol) {
        String code = BY_SYMBOL.getOrDefault(codeOrSymbol, codeOrSymbol).toUpperCase(Locale.ROOT);
        return currency(code).map(Currency::getCurrencyCode);
    }

    /** How many digits an amount has after the point at most; of a code that {@link #code} has given. */
    static int decimals(String code) {
        return Currency.getInstance(code).getDefaultFractionDigits();
    }

    private static Optional<Currency> currency(String code) {
        try {
            // No fraction digits: gold, the code for testing and the like, which are not what an ad is paid in.
            return Optional.of(Currency.getInstance(code)).filter(currency -> currency.getDefaultFractionDigits() >= 0);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
