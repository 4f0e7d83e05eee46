package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.ExpressionCompiler;
import io.adledger.ledger.partiql.expression.Logic;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.expression.Scope;
import io.adledger.ledger.partiql.value.Datum;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst.Expr;

/** Makes operators of FROM: nested loops from left to right, each range opened with the conditions that can be known. */
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
        Set<Integer> unfilled = new HashSet<>();
        from.scans().forEach(scan -> scan.variables().forEach(variable -> unfilled.add(variable.slot())));
        return filtered(operator(from, conditions, unfilled), where, scope);
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
        return outer -> LazyIterator.map(scan.range().open(outer, probes), element -> row(scan, element, outer));
    }

    private static Row row(FromItem.Scan scan, Range.Element element, Row outer) {
        Row row = outer.with(scan.as().slot(), element.value());
        if (scan.at() != null) {
            row = row.with(scan.at().slot(), element.at());
        }
        return scan.by() == null ? row : row.with(scan.by().slot(), element.by());
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
