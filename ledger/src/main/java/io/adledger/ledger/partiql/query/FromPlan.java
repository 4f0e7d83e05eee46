package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.ExpressionCompiler;
import io.adledger.ledger.partiql.expression.Logic;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.expression.Scope;
import io.adledger.ledger.partiql.value.Datum;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst.Expr;

/**
 * Makes operators of FROM. Inner joins choose their order when they run; where there is an outer join, nested loops go
 * from left to right, each range opened with the conditions that can be known.
 */
final class FromPlan {

    private final ExpressionCompiler expressions;

    FromPlan(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    /** The rows of FROM for which WHERE holds. */
    RowSource plan(FromItem from, @Nullable Expr where, Scope scope) {
        Conditions conditions = new Conditions(expressions, from.scans());
        conditions.add(where, scope);
        addInnerConditions(from, conditions);
        if (isInner(from)) {
            List<InnerJoin.Filter> filters = new ArrayList<>();
            addFilters(from, filters);
            addFilters(where, scope, filters);
            return new InnerJoin(from.scans(), conditions, filters);
        }
        Set<Integer> unfilled = new HashSet<>();
        from.scans().forEach(scan -> scan.variables().forEach(variable -> unfilled.add(variable.slot())));
        return filtered(operator(from, conditions, unfilled), where, scope);
    }

    private static boolean isInner(FromItem item) {
        return !(item instanceof FromItem.Join join)
                || (!join.outer() && isInner(join.left()) && isInner(join.right()));
    }

    private void addFilters(FromItem item, List<InnerJoin.Filter> filters) {
        if (item instanceof FromItem.Join join) {
            addFilters(join.left(), filters);
            addFilters(join.right(), filters);
            addFilters(join.condition(), join.scope(), filters);
        }
    }

    private void addFilters(@Nullable Expr condition, Scope scope, List<InnerJoin.Filter> filters) {
        if (condition instanceof Expr.And and) {
            and.getOperands().forEach(operand -> addFilters(operand, scope, filters));
        } else if (condition != null) {
            Scope tracking = scope.tracking();
            Expression compiled = expressions.compile(condition, tracking);
            tracking.reads().forEach(scope::read);
            filters.add(new InnerJoin.Filter(compiled, tracking.reads()));
        }
    }

    /** A condition of an outer join says nothing about the rows on its left. */
    private static void addInnerConditions(FromItem item, Conditions conditions) {
        if (item instanceof FromItem.Join join) {
            addInnerConditions(join.left(), conditions);
            addInnerConditions(join.right(), conditions);
            if (!join.outer()) {
                conditions.add(join.condition(), join.scope());
            }
        }
    }

    private RowSource filtered(RowSource source, @Nullable Expr condition, Scope scope) {
        if (condition == null) {
            return source;
        }
        Expression compiled = expressions.compile(condition, scope);
        return outer -> LazyIterator.filter(source.rows(outer), row -> Logic.isTrue(compiled.evaluate(row)));
    }

    private RowSource operator(FromItem item, Conditions conditions, Set<Integer> unfilled) {
        return switch (item) {
            case FromItem.Scan scan -> scan(scan, conditions, unfilled);
            case FromItem.Join join -> join(join, conditions, unfilled);
        };
    }

    private static RowSource scan(FromItem.Scan scan, Conditions conditions, Set<Integer> unfilled) {
        List<Probe> probes = conditions.probes(scan, unfilled);
        scan.variables().forEach(variable -> unfilled.remove(variable.slot()));
        return outer -> LazyIterator.map(scan.range().open(outer, probes), element -> scan.row(element, outer));
    }

    private RowSource join(FromItem.Join join, Conditions conditions, Set<Integer> unfilled) {
        RowSource left = operator(join.left(), conditions, unfilled);
        if (!join.outer()) {
            RowSource right = filtered(operator(join.right(), conditions, unfilled), join.condition(), join.scope());
            return outer -> LazyIterator.flatMap(left.rows(outer), right::rows);
        }
        Conditions onRight = new Conditions(expressions, join.right().scans());
        onRight.add(join.condition(), join.scope());
        addInnerConditions(join.right(), onRight);
        RowSource right = filtered(operator(join.right(), onRight, unfilled), join.condition(), join.scope());
        return outer -> LazyIterator.flatMap(left.rows(outer), row -> partners(row, right, join.right()));
    }

    private static Iterator<Row> partners(Row row, RowSource right, FromItem rightItem) {
        Iterator<Row> partners = right.rows(row);
        if (partners.hasNext()) {
            return partners;
        }
        Row alone = row;
        for (FromItem.Scan scan : rightItem.scans()) {
            for (FromItem.Variable variable : scan.variables()) {
                alone = alone.with(variable.slot(), Datum.Ion.NULL);
            }
        }
        return List.of(alone).iterator();
    }
}
