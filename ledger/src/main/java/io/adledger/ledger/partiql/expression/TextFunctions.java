package io.adledger.ledger.partiql.expression;

import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.value.Datum;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Functions of texts; characters are Unicode code points, as SQL counts them. */
final class TextFunctions {

    private static final Set<String> TRIM_SIDES = Set.of("leading", "trailing", "both");

    private TextFunctions() {}

    static Datum concat(Datum one, Datum other) {
        return one.isUnknown() || other.isUnknown()
                ? Datum.Ion.NULL
                : Datum.of(Function.text("||", one) + Function.text("||", other));
    }

    static Datum length(List<Datum> arguments) {
        String text = Function.text("char_length", arguments.getFirst());
        return Datum.of(text.codePointCount(0, text.length()));
    }

    static Datum lower(List<Datum> arguments) {
        return Datum.of(Function.text("lower", arguments.getFirst()).toLowerCase(Locale.ROOT));
    }

    static Datum upper(List<Datum> arguments) {
        return Datum.of(Function.text("upper", arguments.getFirst()).toUpperCase(Locale.ROOT));
    }

    /** SQL's substring: counts from 1, and what the range asks for before the first character is not made up for. */
    static Datum substring(List<Datum> arguments) {
        int[] text = Function.text("substring", arguments.get(0)).codePoints().toArray();
        long start = Function.integer("substring", arguments.get(1)) - 1L;
        long end = text.length;
        if (arguments.size() == 3) {
            int length = Function.integer("substring", arguments.get(2));
            if (length < 0) {
                throw new StatementException("Argument 3 of substring must not be negative: " + length);
            }
            end = Math.min(end, start + length);
        }
        long from = Math.max(0, start);
        return Datum.of(from >= end ? "" : new String(text, (int) from, (int) (end - from)));
    }

    static Datum trim(List<Datum> arguments) {
        String first = Function.text("trim", arguments.getFirst()).toLowerCase(Locale.ROOT);
        boolean sided = arguments.size() == 3 || (arguments.size() == 2 && TRIM_SIDES.contains(first));
        String side = sided ? first : "both";
        if (!TRIM_SIDES.contains(side)) {
            throw new StatementException("TRIM takes LEADING, TRAILING or BOTH, not " + first);
        }
        boolean named = arguments.size() == (sided ? 3 : 2);
        String trimmed = named ? Function.text("trim", arguments.get(sided ? 1 : 0)) : " ";
        return Datum.of(trim(Function.text("trim", arguments.getLast()), trimmed, side));
    }

    private static String trim(String text, String trimmed, String side) {
        Set<Integer> characters = trimmed.codePoints().boxed().collect(Collectors.toSet());
        int[] source = text.codePoints().toArray();
        int start = 0;
        int end = source.length;
        while (!side.equals("trailing") && start < end && characters.contains(source[start])) {
            start++;
        }
        while (!side.equals("leading") && end > start && characters.contains(source[end - 1])) {
            end--;
        }
        return new String(source, start, end - start);
    }
}
