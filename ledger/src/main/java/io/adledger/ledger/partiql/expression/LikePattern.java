package io.adledger.ledger.partiql.expression;

import io.adledger.ledger.partiql.StatementException;
import java.util.Arrays;

/**
 * A pattern of LIKE: {@code _} stands for one character, {@code %} for any number of them, and the escape character
 * takes the meaning from the one after it. Matching takes at most the product of the two lengths.
 */
final class LikePattern {

    private static final int ONE = -1;
    private static final int ANY = -2;

    private final int[] symbols;

    private LikePattern(int[] symbols) {
        this.symbols = symbols;
    }

    /**
     * @param escape one character, or empty for none
     */
    static LikePattern of(String pattern, String escape) {
        if (escape.codePointCount(0, escape.length()) > 1) {
            throw new StatementException("The escape of LIKE must be one character: " + escape);
        }
        int escaping = escape.isEmpty() ? -1 : escape.codePointAt(0);
        int[] source = pattern.codePoints().toArray();
        int[] symbols = new int[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            if (source[i] == escaping) {
                symbols[length++] = escaped(source, ++i, escaping);
            } else {
                symbols[length++] = source[i] == '_' ? ONE : source[i] == '%' ? ANY : source[i];
            }
        }
        return new LikePattern(Arrays.copyOf(symbols, length));
    }

    private static int escaped(int[] source, int index, int escaping) {
        if (index == source.length || (source[index] != '_' && source[index] != '%' && source[index] != escaping)) {
            throw new StatementException("The escape of LIKE must be followed by a wildcard or itself");
        }
        return source[index];
    }

    boolean matches(String text) {
        int[] characters = text.codePoints().toArray();
        int at = 0;
        int symbol = 0;
        int lastAny = -1;
        int resumeAt = 0;
        while (at < characters.length) {
            if (symbol < symbols.length && symbols[symbol] == ANY) {
                lastAny = symbol++;
                resumeAt = at;
            } else if (symbol < symbols.length && (symbols[symbol] == ONE || symbols[symbol] == characters[at])) {
                symbol++;
                at++;
            } else if (lastAny >= 0) {
                symbol = lastAny + 1;
                at = ++resumeAt;
            } else {
                return false;
            }
        }
        while (symbol < symbols.length && symbols[symbol] == ANY) {
            symbol++;
        }
        return symbol == symbols.length;
    }
}
