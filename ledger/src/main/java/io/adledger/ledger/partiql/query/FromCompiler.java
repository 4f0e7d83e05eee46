package io.adledger.ledger.partiql.query;

import com.amazon.ionelement.api.ElementType;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.ExpressionCompiler;
import io.adledger.ledger.partiql.expression.Scope;
import io.adledger.ledger.partiql.expression.SourcePosition;
import io.adledger.ledger.partiql.expression.Syntax;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.FromSource;
import org.partiql.lang.domains.PartiqlAst.JoinType;
import org.partiql.lang.domains.PartiqlAst.ScopeQualifier;
import org.partiql.pig.runtime.SymbolPrimitive;

/** Declares what FROM names, item by item: each sees the names of those on its left. */
final class FromCompiler {

    private final ExpressionCompiler expressions;

    FromCompiler(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    /** FROM, and the scope of everything that comes after it. */
    record Declared(FromItem item, Scope scope) {}

    Declared declare(FromSource source, Scope scope) {
        return switch (source) {
            case FromSource.Scan scan -> {
                Scope reading = scope.tracking();
                Range range = range(scan.getExpr(), reading);
                yield scan(
                        range,
                        reading.reads(),
                        scan.getExpr(),
                        scan.getAsAlias(),
                        scan.getAtAlias(),
                        scan.getByAlias(),
                        scope);
            }
            case FromSource.Unpivot unpivot -> {
                Scope reading = scope.tracking();
                Range range = new UnpivotRange(expressions.compile(unpivot.getExpr(), reading));
                yield scan(
                        range,
                        reading.reads(),
                        unpivot.getExpr(),
                        unpivot.getAsAlias(),
                        unpivot.getAtAlias(),
                        unpivot.getByAlias(),
                        scope);
            }
            case FromSource.Join join -> join(join, scope);
            default -> throw SourcePosition.semanticError(source, "This kind of source is not supported");
        };
    }

    private Declared join(FromSource.Join join, Scope scope) {
        if (join.getType() instanceof JoinType.Right || join.getType() instanceof JoinType.Full) {
            throw SourcePosition.semanticError(join, "RIGHT and FULL joins are not supported");
        }
        Declared left = declare(join.getLeft(), scope);
        Declared right = declare(join.getRight(), left.scope());
        boolean outer = join.getType() instanceof JoinType.Left;
        return new Declared(
                new FromItem.Join(left.item(), right.item(), outer, join.getPredicate(), right.scope()), right.scope());
    }

    private static Declared scan(
            Range range,
            Set<Integer> reads,
            Expr of,
            @Nullable SymbolPrimitive as,
            @Nullable SymbolPrimitive at,
            @Nullable SymbolPrimitive by,
            Scope scope) {
        reads.forEach(scope::read);
        int slot = scope.newSlot();
        FromItem.Variable element = new FromItem.Variable(as == null ? defaultName(of, slot) : as.getText(), slot);
        FromItem.Variable position = at == null ? null : new FromItem.Variable(at.getText(), scope.newSlot());
        FromItem.Variable id = by == null ? null : new FromItem.Variable(by.getText(), scope.newSlot());
        Scope declared = scope.withRange(element.name(), slot);
        if (position != null) {
            declared = declared.with(position.name(), position.slot());
        }
        if (id != null) {
            declared = declared.with(id.name(), id.slot());
        }
        return new Declared(new FromItem.Scan(range, element, position, id, Set.copyOf(reads)), declared);
    }

    /** The name of the table or field that is ranged over; one that no statement can write for anything else. */
    private static String defaultName(Expr of, int slot) {
        String name =
                switch (of) {
                    case Expr.Id id -> id.getName().getText();
                    case Expr.Path path -> Syntax.field(path.getSteps().getLast());
                    default -> null;
                };
        return name == null ? "\0" + slot : name;
    }

    private Range range(Expr expr, Scope scope) {
        return switch (expr) {
            case Expr.Id id
            when isLocal(id) && scope.slotOf(id.getName().getText()).isPresent() ->
                new ComputedRange(expressions.compile(id, scope));
            case Expr.Id id -> named(id, scope);
            case Expr.Call call when call.getFuncName().getText().equalsIgnoreCase("history") -> history(call, scope);
            case Expr.Path path when isUserTables(path) -> new UserTablesRange();
            default -> new ComputedRange(expressions.compile(expr, scope));
        };
    }

    /** {@code @name}: a variable before a table. */
    private static boolean isLocal(Expr.Id id) {
        return id.getQualifier() instanceof ScopeQualifier.LocalsFirst;
    }

    private Range named(Expr.Id id, Scope scope) {
        String name = id.getName().getText();
        Range variable = scope.slotOf(name)
                .map(slot -> (Range) new ComputedRange(row -> row.get(slot)))
                .orElse(null);
        return TableRange.of(name, variable, unknown(id, name));
    }

    private static String unknown(Expr expr, String name) {
        return String.valueOf(SourcePosition.semanticError(expr, "No such variable named '" + name + "'")
                .getMessage());
    }

    private static boolean isUserTables(Expr.Path path) {
        return path.getRoot() instanceof Expr.Id id
                && id.getName().getText().equals("information_schema")
                && path.getSteps().size() == 1
                && "user_tables".equals(Syntax.field(path.getSteps().getFirst()));
    }

    private Range history(Expr.Call call, Scope scope) {
        List<? extends Expr> arguments = call.getArgs();
        if (arguments.isEmpty() || arguments.size() > 3) {
            throw SourcePosition.semanticError(call, "history takes a table, a start and an end");
        }
        Expression start = arguments.size() < 2 ? null : expressions.compile(arguments.get(1), scope);
        Expression end = arguments.size() < 3 ? null : expressions.compile(arguments.get(2), scope);
        return switch (arguments.getFirst()) {
            case Expr.Id table -> {
                String name = table.getName().getText();
                yield new HistoryRange(name, null, start, end, unknown(table, name));
            }
            case Expr.Lit literal
            when literal.getValue().getType() == ElementType.STRING -> {
                String id = literal.getValue().getStringValue();
                yield new HistoryRange(null, id, start, end, "No table has the id " + id);
            }
            default ->
                throw SourcePosition.semanticError(
                        call, "history takes the name of a table, or its id in single quotes");
        };
    }
}
