package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.expression.Aggregates;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.ExpressionCompiler;
import io.adledger.ledger.partiql.expression.Scope;
import io.adledger.ledger.partiql.expression.SourcePosition;
import io.adledger.ledger.partiql.value.Datum;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.FromSource;
import org.partiql.pig.runtime.DomainNode;

/** Compiles queries and what else ranges over rows. Keeps nothing: thread-safe. */
public final class QueryCompiler {

    private final ExpressionCompiler expressions = new ExpressionCompiler(this::compile);
    private final FromCompiler froms = new FromCompiler(expressions);
    private final FromPlan plans = new FromPlan(expressions);
    private final Projection projections = new Projection(expressions);

    public ExpressionCompiler expressions() {
        return expressions;
    }

    /** A compiled query: its value is the bag of its results, computed as they are taken. */
    public Expression compile(Expr.Select select, Scope outer) {
        refuseWhatIsNotSupported(select);
        FromCompiler.Declared from = froms.declare(select.getFrom(), outer.nested());
        RowSource rows = plans.plan(from.item(), select.getWhere(), from.scope());
        Aggregates aggregates = new Aggregates();
        Scope projecting = from.scope().tracking().aggregating(aggregates);
        Expression projection = projections.compile(select.getProject(), from.item(), projecting);
        projecting.reads().forEach(from.scope()::read);
        aggregates.reads().forEach(from.scope()::read);
        if (aggregates.isEmpty()) {
            return row -> new Datum.Bag(() -> LazyIterator.map(rows.rows(row), projection::evaluate));
        }
        refuseRowsBesideAggregates(select, from.item(), projecting);
        return row -> new Datum.Bag(() -> List.of(projection.evaluate(aggregates.over(rows.rows(row), row)))
                .iterator());
    }

    private static void refuseRowsBesideAggregates(Expr.Select select, FromItem from, Scope projecting) {
        Set<Integer> rowSlots = new HashSet<>();
        from.scans().forEach(scan -> scan.variables().forEach(variable -> rowSlots.add(variable.slot())));
        rowSlots.retainAll(projecting.reads());
        if (!rowSlots.isEmpty() || select.getProject() instanceof PartiqlAst.Projection.ProjectStar) {
            throw SourcePosition.semanticError(
                    select, "Beside an aggregate function, fields can only be used in another one");
        }
    }

    private static void refuseWhatIsNotSupported(Expr.Select select) {
        if (select.getSetq() instanceof PartiqlAst.SetQuantifier.Distinct) {
            throw SourcePosition.semanticError(select, "SELECT DISTINCT is not supported");
        }
        refuse(select.getFromLet(), "LET");
        refuse(select.getGroup(), "GROUP BY");
        refuse(select.getHaving(), "HAVING");
        refuse(select.getOrder(), "ORDER BY");
        refuse(select.getLimit(), "LIMIT");
        refuse(select.getOffset(), "OFFSET");
    }

    private static void refuse(@Nullable DomainNode clause, String name) {
        if (clause != null) {
            throw SourcePosition.semanticError(clause, name + " is not supported");
        }
    }

    /** Compiles what a DML statement ranges over: a table in its user view, and collections nested in its documents. */
    public Documents documents(FromSource source, @Nullable Expr where, Scope scope) {
        return new DocumentsCompiler(froms, plans).compile(source, where, scope);
    }
}
