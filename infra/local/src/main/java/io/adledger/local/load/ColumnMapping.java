package io.adledger.local.load;

import io.adledger.local.CommandFailure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns of a CSV file make which field of an ad, and in which order its rows are published.
 *
 * @param underscoresInTitle whether the title has {@code _} where it means a space
 * @param order the columns by whose text the rows are sorted, first things first; none for the order of the file
 */
record ColumnMapping(Map<AdField, ValueSource> sources, boolean underscoresInTitle, List<String> order) {

    private static final Set<String> USED_CARS_COLUMNS =
            Set.of("name", "price", "vehicleType", "brand", "model", "fuelType", "gearbox", "postalCode");
    private static final Set<AdField> REQUIRED =
            Set.of(AdField.PUBLISHER, AdField.TITLE, AdField.PRICE, AdField.CURRENCY, AdField.CATEGORY);

    /** The columns of the public data set of used cars from eBay Kleinanzeigen. */
    private static ColumnMapping usedCars() {
        var sources = new EnumMap<AdField, ValueSource>(AdField.class);
        sources.put(AdField.PUBLISHER, ValueSource.parse("postalCode"));
        sources.put(AdField.TITLE, ValueSource.parse("name"));
        sources.put(AdField.PRICE, ValueSource.parse("price"));
        sources.put(AdField.CURRENCY, ValueSource.parse("=EUR"));
        sources.put(AdField.CATEGORY, ValueSource.parse("vehicleType|brand"));
        sources.put(AdField.TAGS, ValueSource.parse("brand+model+fuelType+gearbox"));
        return new ColumnMapping(sources, true, List.of("dateCreated", "lastSeen"));
    }

    /** Columns named as the API names the fields. */
    private static ColumnMapping byName(List<String> header) {
        var sources = new EnumMap<AdField, ValueSource>(AdField.class);
        for (AdField field : AdField.values()) {
            if (header.contains(field.apiName())) {
                sources.put(field, ValueSource.parse(field.apiName()));
            }
        }
        return new ColumnMapping(sources, false, List.of());
    }

    /**
     * The mapping for a file with this header: the used cars', else by name; then what the caller asks for.
     *
     * @throws CommandFailure naming the column that is not there, or the field that has no column
     */
    static ColumnMapping of(List<String> header, Map<AdField, ValueSource> wished, List<String> wishedOrder) {
        ColumnMapping recognised = header.containsAll(USED_CARS_COLUMNS) ? usedCars() : byName(header);
        var sources = new EnumMap<>(recognised.sources);
        sources.putAll(wished);
        var order = wishedOrder.isEmpty()
                ? recognised.order.stream().filter(header::contains).toList()
                : wishedOrder;
        var mapping = new ColumnMapping(sources, recognised.underscoresInTitle, order);
        mapping.requireColumnsIn(header);
        return mapping;
    }

    private void requireColumnsIn(List<String> header) {
        for (AdField field : AdField.values()) {
            ValueSource source = sources.get(field);
            if (source == null && REQUIRED.contains(field)) {
                throw new CommandFailure("no column for " + field.apiName() + ": name one with --map " + field.apiName()
                        + "=COLUMN, or give a text with --map " + field.apiName() + "==TEXT");
            }
            if (source != null) {
                requireAll(source.columns(), header);
            }
        }
        requireAll(order, header);
    }

    private static void requireAll(List<String> columns, List<String> header) {
        for (String column : columns) {
            if (!header.contains(column)) {
                throw new CommandFailure(
                        "there is no column \"" + column + "\"; the file has " + String.join(", ", header));
            }
        }
    }
}
