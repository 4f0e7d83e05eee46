package io.adledger.local.load;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Where a value comes from: {@code =text} is that text, {@code a|b} the first of these columns that is not empty,
 * {@code a+b} all of them that are not.
 */
sealed interface ValueSource {

    /** The values found, none of them blank; {@code column} gives a column's text, empty when there is none. */
    List<String> valuesIn(Function<String, String> column);

    /** The columns that it reads. */
    List<String> columns();

    static ValueSource parse(String text) {
        if (text.startsWith("=")) {
            return new Constant(text.substring(1));
        }
        return text.indexOf('+') >= 0 ? new AllOf(names(text, "\\+")) : new FirstOf(names(text, "\\|"));
    }

    private static List<String> names(String text, String separator) {
        return Arrays.stream(text.split(separator)).map(String::strip).toList();
    }

    record Constant(String text) implements ValueSource {
        @Override
        public List<String> valuesIn(Function<String, String> column) {
            return text.isBlank() ? List.of() : List.of(text);
        }

        @Override
        public List<String> columns() {
            return List.of();
        }
    }

    record FirstOf(List<String> columns) implements ValueSource {
        @Override
        public List<String> valuesIn(Function<String, String> column) {
            return columns.stream()
                    .map(column)
                    .filter(value -> !value.isBlank())
                    .limit(1)
                    .toList();
        }
    }

    record AllOf(List<String> columns) implements ValueSource {
        @Override
        public List<String> valuesIn(Function<String, String> column) {
            return columns.stream()
                    .map(column)
                    .filter(value -> !value.isBlank())
                    .distinct()
                    .toList();
        }
    }
}
