package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.expression.Scope;
import io.adledger.ledger.partiql.expression.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.FromSource;

/** Compiles what a DML statement ranges over: a table in its user view, and collections nested in its documents. */
final class DocumentsCompiler {

    private final FromCompiler froms;
    private final FromPlan plans;

    DocumentsCompiler(FromCompiler froms, FromPlan plans) {
        this.froms = froms;
        this.plans = plans;
    }

    Documents compile(FromSource source, @Nullable Expr where, Scope outer) {
        FromCompiler.Declared from = froms.declare(source, outer.nested());
        FromItem item = identified(from.item(), from.scope());
        List<FromItem.Scan> scans = item.scans();
        List<Expr> ranges = ranges(source).toList();
        FromItem.Scan documents = scans.getFirst();
        if (!(documents.range() instanceof TableRange table) || table.view() != View.USER) {
            throw SourcePosition.semanticError(source, "Only the user view of a table can be changed");
        }
        List<Documents.Nested> nested = new ArrayList<>();
        for (int i = 1; i < scans.size(); i++) {
            nested.add(nested(scans.get(i), ranges.get(i)));
        }
        return new Documents(
                table.name(),
                table.unknown(),
                documents.as().slot(),
                slot(documents.by()),
                nested,
                plans.plan(item, where, from.scope()),
                from.scope());
    }

    private static Documents.Nested nested(FromItem.Scan scan, Expr collection) {
        if (!(scan.range() instanceof ComputedRange || scan.range() instanceof UnpivotRange)) {
            throw onlyOneTable(collection);
        }
        return new Documents.Nested(collection, scan.as().slot(), slot(scan.at()));
    }

    private static StatementException onlyOneTable(Expr expr) {
        return SourcePosition.semanticError(expr, "Only the documents of one table can be changed");
    }

    private static int slot(FromItem.@Nullable Variable variable) {
        if (variable == null) {
            throw new IllegalStateException("Every scan has been given all its variables");
        }
        return variable.slot();
    }

    private static FromItem identified(FromItem item, Scope scope) {
        return switch (item) {
            case FromItem.Scan scan ->
                new FromItem.Scan(
                        scan.range(),
                        scan.as(),
                        scan.at() == null ? new FromItem.Variable("\0at", scope.newSlot()) : scan.at(),
                        scan.by() == null ? new FromItem.Variable("\0by", scope.newSlot()) : scan.by(),
                        scan.reads());
            case FromItem.Join join ->
                new FromItem.Join(
                        identified(join.left(), scope),
                        identified(join.right(), scope),
                        join.outer(),
                        join.condition(),
                        join.scope());
        };
    }

    /** What is ranged over, in the order of the scans. */
    private static Stream<Expr> ranges(FromSource source) {
        return switch (source) {
            case FromSource.Scan scan -> Stream.of(scan.getExpr());
            case FromSource.Unpivot unpivot -> Stream.of(unpivot.getExpr());
            case FromSource.Join join -> Stream.concat(ranges(join.getLeft()), ranges(join.getRight()));
            default -> Stream.empty();
        };
    }
}
