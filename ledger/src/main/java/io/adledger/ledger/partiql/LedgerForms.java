package io.adledger.ledger.partiql;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of QLDB that the parser does not know. */
final class LedgerForms {

    private static final String NAME = "(?:\"[^\"]+\"|[A-Za-z_][A-Za-z0-9_]*)";
    private static final Pattern UNDROP_TABLE = form("UNDROP\\s+TABLE\\s+(" + NAME + ")");
    private static final Pattern WITH = form("((?:CREATE\\s+TABLE\\s+" + NAME + ")|(?:DROP\\s+INDEX\\s+" + NAME
            + "\\s+ON\\s+" + NAME + "))\\s+WITH\\s*\\((.*)\\)");
    private static final Pattern PURGE =
            Pattern.compile("\\s*purge\\s*=\\s*(?:true|false)\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAGS =
            Pattern.compile("\\s*aws_tags\\s*=\\s*`\\{.*\\}`\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private LedgerForms() {}

    private static Pattern form(String regex) {
        return Pattern.compile("\\s*" + regex + "\\s*;?\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    /** The id in {@code UNDROP TABLE "id"}, if the statement is one. */
    static Optional<String> undroppedTable(String statement) {
        Matcher matcher = UNDROP_TABLE.matcher(statement);
        return matcher.matches() ? Optional.of(matcher.group(1).replace("\"", "")) : Optional.empty();
    }

    /**
     * The statement without {@code WITH (purge = …)} of DROP INDEX or {@code WITH (aws_tags = …)} of CREATE TABLE, which
     * say nothing about the ledger itself; any other statement as it is.
     */
    static String withoutOptions(String statement) {
        Matcher matcher = WITH.matcher(statement);
        if (!matcher.matches()) {
            return statement;
        }
        boolean drop = matcher.group(1).regionMatches(true, 0, "DROP", 0, 4);
        return (drop ? PURGE : TAGS).matcher(matcher.group(2)).matches() ? matcher.group(1) : statement;
    }
}
