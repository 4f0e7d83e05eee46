package io.adledger.ledger.partiql.change;

import com.amazon.ion.IonValue;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.expression.Scope;
import io.adledger.ledger.partiql.expression.SourcePosition;
import io.adledger.ledger.partiql.query.QueryCompiler;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.partiql.lang.domains.PartiqlAst.Statement;

/** Compiles calls of stored procedures: there is one, {@code REDACT_REVISION}, in letters of either case. */
public final class ProcedureCompiler {

    private static final String REDACT_REVISION = "REDACT_REVISION";

    private final QueryCompiler queries;

    public ProcedureCompiler(QueryCompiler queries) {
        this.queries = queries;
    }

    public Function<Row, Iterator<IonValue>> compile(Statement.Exec statement, Scope scope) {
        String name = statement.getProcedureName().getText();
        if (!name.equalsIgnoreCase(REDACT_REVISION)) {
            throw SourcePosition.semanticError(statement, "No such stored procedure: " + name);
        }
        List<Expression> arguments = statement.getArgs().stream()
                .map(argument -> queries.expressions().compile(argument, scope))
                .toList();
        if (arguments.size() != Redaction.ARGUMENTS) {
            throw SourcePosition.semanticError(
                    statement,
                    REDACT_REVISION + " takes a block address, a table id and a document id, and was given "
                            + arguments.size() + " arguments");
        }
        return row -> List.<IonValue>of(Redaction.of(
                                arguments.get(0).evaluate(row).toIon(),
                                arguments.get(1).evaluate(row).toIon(),
                                arguments.get(2).evaluate(row).toIon())
                        .carryOut(row.execution()))
                .iterator();
    }
}
