package io.adledger.ledger.storage;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a statement of a journal defines, read from its text. It has been executed, so it is well-formed; what its text does
 * not tell (the ids of what it made) is not here.
 */
sealed interface Definition {

    /** A new table. */
    record CreateTable(String name) implements Definition {}

    /** An active table is dropped. */
    record DropTable(String name) implements Definition {}

    /** A dropped table is active again. */
    record UndropTable(String tableId) implements Definition {}

    /** A new index on a field of an active table. */
    record CreateIndex(String table, String field) implements Definition {}

    /** An index of an active table is dropped. */
    record DropIndex(String table, String indexId) implements Definition {}

    /** One form of statement. */
    record Form(Pattern pattern, Function<Matcher, Definition> reading) {

        private static final String NAME = "(\"[^\"]+\"|[A-Za-z_$][A-Za-z0-9_$]*)";
        private static final String OPTIONS = "(?:\\s+WITH\\s*\\(.*\\))?";

        private static final Form[] ALL = {
            of("CREATE\\s+TABLE\\s+" + NAME + OPTIONS, parts -> new CreateTable(name(parts, 1))),
            of("DROP\\s+TABLE\\s+" + NAME, parts -> new DropTable(name(parts, 1))),
            of("UNDROP\\s+TABLE\\s+" + NAME, parts -> new UndropTable(name(parts, 1))),
            of(
                    "CREATE\\s+INDEX\\s+ON\\s+" + NAME + "\\s*\\(\\s*" + NAME + "\\s*\\)" + OPTIONS,
                    parts -> new CreateIndex(name(parts, 1), name(parts, 2))),
            of(
                    "DROP\\s+INDEX\\s+" + NAME + "\\s+ON\\s+" + NAME + OPTIONS,
                    parts -> new DropIndex(name(parts, 2), name(parts, 1)))
        };

        private static Form of(String regex, Function<Matcher, Definition> reading) {
            return new Form(
                    Pattern.compile("\\s*" + regex + "\\s*;?\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL), reading);
        }

        private static String name(Matcher parts, int group) {
            return parts.group(group).replace("\"", "");
        }
    }

    /** What this statement defines, if it defines anything. */
    static Optional<Definition> of(String statement) {
        if (!mayBeOne(statement.stripLeading())) {
            return Optional.empty();
        }
        for (Form form : Form.ALL) {
            Matcher parts = form.pattern().matcher(statement);
            if (parts.matches()) {
                return Optional.of(form.reading().apply(parts));
            }
        }
        return Optional.empty();
    }

    private static boolean mayBeOne(String statement) {
        return statement.regionMatches(true, 0, "CREATE", 0, 6)
                || statement.regionMatches(true, 0, "DROP", 0, 4)
                || statement.regionMatches(true, 0, "UNDROP", 0, 6);
    }
}
