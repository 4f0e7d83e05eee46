package io.adledger.query.search;

import io.adledger.api.problem.Fault;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.search.SearchQuery;
import io.adledger.search.SearchQuery.Range;
import io.adledger.search.SearchQuery.Sort;
import io.micronaut.http.HttpParameters;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the parameters of a search, and tells of everything that is wrong with them at once. For one request. */
final class SearchParameters {

    static final int DEFAULT_LIMIT = 20;
    static final int MOST = 100;

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_VALUE = 200;
    private static final int MOST_VALUES = 20;
    private static final int MOST_DIGITS = 20;
    private static final Set<String> KNOWN = Set.of(
            "q",
            "category",
            "tag",
            "publisher",
            "currency",
            "minPrice",
            "maxPrice",
            "createdFrom",
            "createdTo",
            "sort",
            "limit",
            "cursor");

    private final HttpParameters parameters;
    private final List<Fault> faults = new ArrayList<>();

    private SearchParameters(HttpParameters parameters) {
        this.parameters = parameters;
    }

    /** A search, and which page of it. */
    record Asked(SearchQuery query, int limit, Optional<String> cursor) {}

    /** @throws ProblemException 400 with a fault for everything that is wrong */
    static Asked read(HttpParameters parameters) {
        return new SearchParameters(parameters).read();
    }

    private Asked read() {
        parameters.names().stream()
                .filter(name -> !KNOWN.contains(name))
                .sorted()
                .forEach(name -> fault(name, "is no parameter of a search"));
        SearchQuery query = new SearchQuery(
                text(),
                values("category"),
                values("tag"),
                values("publisher"),
                values("currency").stream()
                        .map(currency -> currency.toUpperCase(Locale.ROOT))
                        .toList(),
                price(),
                created(),
                one("sort", this::sort).orElse(Sort.RELEVANCE));
        int limit = one("limit", this::limit).orElse(DEFAULT_LIMIT);
        Optional<String> cursor = one("cursor", Optional::of);
        if (!faults.isEmpty()) {
            throw new ProblemException(ProblemKind.BAD_REQUEST, "The search is not understood.", faults);
        }
        return new Asked(query, limit, cursor);
    }

    private String text() {
        String text = one("q", Optional::of).orElse("");
        if (text.length() > LONGEST_TEXT) {
            fault("q", "has at most " + LONGEST_TEXT + " characters");
        }
        return text;
    }

    private List<String> values(String name) {
        List<String> values = parameters.getAll(name);
        if (values.size() > MOST_VALUES) {
            fault(name, "may be there at most " + MOST_VALUES + " times");
        }
        if (values.stream().anyMatch(value -> value.isBlank() || value.length() > LONGEST_VALUE)) {
            fault(name, "has 1 to " + LONGEST_VALUE + " characters");
        }
        return values;
    }

    private Range<BigDecimal> price() {
        Optional<BigDecimal> from = one("minPrice", text -> amount("minPrice", text));
        Optional<BigDecimal> to = one("maxPrice", text -> amount("maxPrice", text));
        if (from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0) {
            fault("minPrice", "is more than maxPrice");
        }
        return new Range<>(from, to);
    }

    private Range<Instant> created() {
        Optional<Instant> from = one("createdFrom", text -> moment("createdFrom", text));
        Optional<Instant> to = one("createdTo", text -> moment("createdTo", text));
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            fault("createdFrom", "is not before createdTo");
        }
        return new Range<>(from, to);
    }

    private Optional<BigDecimal> amount(String name, String text) {
        try {
            if (text.length() <= MOST_DIGITS && text.matches("[0-9]+(\\.[0-9]+)?")) {
                return Optional.of(new BigDecimal(text));
            }
        } catch (NumberFormatException e) {
            // Told like anything else that is no amount.
        }
        return fault(name, "is an amount of money, like 12.50");
    }

    private Optional<Instant> moment(String name, String text) {
        try {
            return Optional.of(
                    text.length() == "2025-07-31".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            // A plus sign that was not escaped arrives as a space.
                            : OffsetDateTime.parse(text.strip().replace(' ', '+'))
                                    .toInstant());
        } catch (DateTimeException e) {
            return fault(name, "is a date or a moment in ISO 8601, like 2025-07-31 or 2025-07-31T12:00:00Z");
        }
    }

    private Optional<Sort> sort(String text) {
        return switch (text) {
            case "relevance" -> Optional.of(Sort.RELEVANCE);
            case "newest" -> Optional.of(Sort.NEWEST);
            case "cheapest" -> Optional.of(Sort.CHEAPEST);
            case "dearest" -> Optional.of(Sort.DEAREST);
            default -> fault("sort", "is relevance, newest, cheapest or dearest");
        };
    }

    private Optional<Integer> limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return Optional.of(limit);
            }
        } catch (NumberFormatException e) {
            // Told like a number out of bounds.
        }
        return fault("limit", "is a number from 1 to " + MOST);
    }

    private <T> Optional<T> one(String name, Function<String, Optional<T>> reading) {
        List<String> values = parameters.getAll(name);
        if (values.size() > 1) {
            return fault(name, "may be there once only");
        }
        return values.isEmpty() ? Optional.empty() : reading.apply(values.getFirst());
    }

    private <T> Optional<T> fault(String name, String detail) {
        faults.add(new Fault(name, detail));
        return Optional.empty();
    }
}
