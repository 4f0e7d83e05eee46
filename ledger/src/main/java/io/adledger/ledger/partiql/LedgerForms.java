package io.adledger.ledger.partiql;

import com.amazon.ion.IonException;
import com.amazon.ion.IonString;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.tags.InvalidTagsException;
import io.adledger.ledger.tags.Tags;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
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
            Pattern.compile("\\s*aws_tags\\s*=\\s*`(\\{.*\\})`\\s*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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
     * The tags in {@code CREATE TABLE … WITH (aws_tags = `{key: "value"}`)}; none of any other statement.
     *
     * @throws StatementException if they are no tags
     */
    static Tags tags(String statement) {
        Matcher options = WITH.matcher(statement);
        Matcher tags = TAGS.matcher(options.matches() ? options.group(2) : "");
        return tags.matches() ? tagsIn(tags.group(1)) : Tags.NONE;
    }

    private static Tags tagsIn(String literal) {
        try {
            Map<String, String> tags = new LinkedHashMap<>();
            for (IonValue tag : (IonStruct) IonValues.ION.singleValue(literal)) {
                if (!(tag instanceof IonString text) || tag.isNullValue()) {
                    throw new StatementException("Semantic Error: the value of the tag " + tag.getFieldName()
                            + " is to be a string, not " + tag.getType().name().toLowerCase(Locale.ROOT));
                }
                if (tags.put(tag.getFieldName(), text.stringValue()) != null) {
                    throw new StatementException("Semantic Error: the tag " + tag.getFieldName() + " is there twice");
                }
            }
            return Tags.of(tags);
        } catch (IonException | InvalidTagsException e) {
            throw new StatementException("Semantic Error: aws_tags: " + e.getMessage(), e);
        }
    }

    /**
     * The statement without {@code WITH (purge = …)} of DROP INDEX or {@code WITH (aws_tags = …)} of CREATE TABLE, which
     * the parser does not know; any other statement as it is.
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
