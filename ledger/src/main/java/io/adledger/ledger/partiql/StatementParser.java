package io.adledger.ledger.partiql;

import io.adledger.ledger.ion.IonValues;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.SqlException;
import org.partiql.lang.domains.PartiqlAst;
import org.partiql.lang.errors.Property;
import org.partiql.lang.errors.PropertyValue;
import org.partiql.lang.errors.PropertyValueMap;
import org.partiql.lang.syntax.Parser;
import org.partiql.lang.syntax.PartiQLParserBuilder;

/** Parses the text of statements; what is wrong with one comes as a {@link StatementException}. Thread-safe. */
final class StatementParser {

    private static final int LONGEST_REASON = 300;

    private final Parser parser =
            PartiQLParserBuilder.standard().ionSystem(IonValues.ION).build();

    PartiqlAst.Statement parse(String text) {
        try {
            return parser.parseAstStatement(text);
        } catch (SqlException e) {
            throw new StatementException("Parser Error: " + position(e.getErrorContext()) + reason(e), e);
        } catch (StackOverflowError e) {
            throw new StatementException("Parser Error: the statement is nested too deeply", e);
        } catch (RuntimeException e) {
            throw new StatementException("Parser Error: " + reason(e), e);
        }
    }

    private static String position(@Nullable PropertyValueMap context) {
        PropertyValue line = context == null ? null : context.get(Property.LINE_NUMBER);
        PropertyValue column = context == null ? null : context.get(Property.COLUMN_NUMBER);
        return line == null || column == null
                ? ""
                : "at line " + line.longValue() + ", column " + column.longValue() + ": ";
    }

    private static String reason(RuntimeException e) {
        String message = String.valueOf(e.getMessage()).strip();
        return message.length() <= LONGEST_REASON ? message : message.substring(0, LONGEST_REASON) + "...";
    }
}
