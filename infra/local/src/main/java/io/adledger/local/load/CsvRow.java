package io.adledger.local.load;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes an ad of a CSV record, by a mapping of its columns. */
final class CsvRow {

    private final ColumnMapping mapping;

    CsvRow(ColumnMapping mapping) {
        this.mapping = mapping;
    }

    Row read(int number, NamedCsvRecord record) {
        int columns = record.getHeader().size();
        if (record.getFieldCount() != columns) {
            return new Row.Unreadable(
                    number, "it has " + record.getFieldCount() + " fields where the header has " + columns);
        }
        Function<String, String> column = name -> record.findField(name).orElse("");
        Optional<String> publisher = first(AdField.PUBLISHER, column);
        if (publisher.isEmpty()) {
            return new Row.Unreadable(number, "it names no publisher");
        }
        Optional<String> price = first(AdField.PRICE, column);
        Optional<BigDecimal> amount = price.flatMap(PriceText::parse);
        if (price.isPresent() && amount.isEmpty()) {
            return new Row.Unreadable(number, "price: \"" + price.get() + "\" is not a number");
        }
        return new Row.Posting(
                number, publisher.get().strip(), body(column, amount).toJson());
    }

    private AdBody body(Function<String, String> column, Optional<BigDecimal> price) {
        var body = new AdBody();
        first(AdField.TITLE, column).map(this::title).ifPresent(title -> body.text(AdField.TITLE, title));
        first(AdField.DESCRIPTION, column).ifPresent(text -> body.text(AdField.DESCRIPTION, text));
        price.ifPresent(body::price);
        first(AdField.CURRENCY, column).ifPresent(currency -> body.text(AdField.CURRENCY, currency.strip()));
        first(AdField.CATEGORY, column).ifPresent(category -> body.text(AdField.CATEGORY, category.strip()));
        body.tags(tags(column));
        return body;
    }

    private String title(String text) {
        return mapping.underscoresInTitle()
                ? text.replace('_', ' ').replaceAll(" +", " ").strip()
                : text.strip();
    }

    private List<String> tags(Function<String, String> column) {
        return values(AdField.TAGS, column)
                .flatMap(value -> Arrays.stream(value.split("[|;]")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    private Optional<String> first(AdField field, Function<String, String> column) {
        return values(field, column).findFirst();
    }

    private Stream<String> values(AdField field, Function<String, String> column) {
        ValueSource source = mapping.sources().get(field);
        return source == null ? Stream.empty() : source.valuesIn(column).stream();
    }
}
