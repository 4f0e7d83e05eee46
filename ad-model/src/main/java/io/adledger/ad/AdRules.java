package io.adledger.ad;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * What the fields of an ad must be. Every fault is found, not just the first. Lengths count Unicode characters (code
 * points).
 */
public final class AdRules {

    public static final int MOST_TITLE = 200;
    public static final int MOST_DESCRIPTION = 10_000;
    public static final int MOST_CATEGORY = 100;
    public static final int MOST_TAGS = 20;
    public static final int MOST_TAG = 50;

    /** The highest price, in units of any currency. */
    public static final BigDecimal MOST_PRICE = Price.MOST;

    private static final Pattern PUBLISHER_ID = Pattern.compile("[A-Za-z0-9._~-]{1,64}");
    private static final String REQUIRED = "is required";

    private final List<AdFault> faults = new ArrayList<>();

    private AdRules() {}

    /** What is wrong with a publisher's id. */
    public static List<AdFault> faultsOfPublisher(String publisherId) {
        return new AdRules()
                .check(
                        "publisherId",
                        PUBLISHER_ID.matcher(publisherId).matches(),
                        "must be 1 to 64 of the characters A-Z a-z 0-9 . _ ~ -")
                .found();
    }

    /** What is wrong with the fields that there are, each by itself. */
    public static List<AdFault> faults(AdFields fields) {
        return new AdRules().each(fields).found();
    }

    /** What is wrong with the fields as those of a new ad, the missing ones too. */
    public static List<AdFault> faultsOfNew(AdFields fields) {
        return new AdRules()
                .required(AdField.TITLE, fields.title())
                .required(AdField.PRICE, fields.price())
                .required(AdField.CURRENCY, fields.currency())
                .required(AdField.CATEGORY, fields.category())
                .each(fields)
                .decimals(fields.price(), fields.currency())
                .found();
    }

    /** What is wrong with the fields as a change of these contents. */
    static List<AdFault> faultsOfChange(AdContent content, AdFields fields) {
        boolean ofMoney = fields.price().isPresent() || fields.currency().isPresent();
        AdRules rules = new AdRules().each(fields);
        return ofMoney
                ? rules.decimals(
                                fields.price().or(() -> Optional.of(content.price())),
                                fields.currency().or(() -> Optional.of(content.currency())))
                        .found()
                : rules.found();
    }

    private AdRules required(AdField field, Optional<?> value) {
        return check(field.fieldName(), value.isPresent(), REQUIRED);
    }

    private AdRules each(AdFields fields) {
        fields.title().ifPresent(title -> line(AdField.TITLE.fieldName(), title, MOST_TITLE));
        fields.description().ifPresent(this::description);
        fields.price().ifPresent(this::price);
        fields.currency()
                .ifPresent(currency -> check(
                        AdField.CURRENCY.fieldName(),
                        Currencies.code(currency).isPresent(),
                        "must be an ISO 4217 code or a symbol such as €"));
        fields.category().ifPresent(category -> line(AdField.CATEGORY.fieldName(), category, MOST_CATEGORY));
        fields.tags().ifPresent(this::tags);
        return this;
    }

    private void description(String description) {
        String path = AdField.DESCRIPTION.fieldName();
        length(path, description, MOST_DESCRIPTION);
        characters(path, description, AdRules::isOfText);
    }

    private void price(BigDecimal price) {
        check(AdField.PRICE.fieldName(), price.signum() >= 0, "must not be negative");
        check(AdField.PRICE.fieldName(), price.compareTo(MOST_PRICE) <= 0, "must be at most " + MOST_PRICE);
    }

    private void tags(List<String> tags) {
        String path = AdField.TAGS.fieldName();
        check(path, tags.size() <= MOST_TAGS, "must be at most " + MOST_TAGS + ", but are " + tags.size());
        for (int i = 0; i < Math.min(tags.size(), MOST_TAGS); i++) {
            line(path + "/" + i, tags.get(i), MOST_TAG);
        }
    }

    private AdRules decimals(Optional<BigDecimal> price, Optional<String> currency) {
        Optional<String> code = currency.flatMap(Currencies::code);
        if (price.isPresent() && code.isPresent()) {
            int most = Currencies.decimals(code.get());
            check(
                    AdField.PRICE.fieldName(),
                    Price.decimals(price.get()) <= most,
                    "must have at most " + most + " decimals in " + code.get());
        }
        return this;
    }

    private void line(String path, String text, int most) {
        check(path, !text.isBlank(), "must not be blank");
        length(path, text, most);
        characters(path, text, character -> !Character.isISOControl(character));
    }

    private void length(String path, String text, int most) {
        int length = text.codePointCount(0, text.length());
        check(path, length <= most, "must have at most " + most + " characters, but has " + length);
    }

    private void characters(String path, String text, IntPredicate allowed) {
        check(path, text.codePoints().allMatch(allowed), "must not have control characters");
        check(path, text.codePoints().noneMatch(AdRules::isHalf), "must not have halves of surrogate pairs");
    }

    private static boolean isOfText(int character) {
        return !Character.isISOControl(character) || character == '\n' || character == '\r' || character == '\t';
    }

    private static boolean isHalf(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private AdRules check(String path, boolean holds, String reason) {
        if (!holds) {
            faults.add(new AdFault(path, reason));
        }
        return this;
    }

    private List<AdFault> found() {
        return List.copyOf(faults);
    }
}
