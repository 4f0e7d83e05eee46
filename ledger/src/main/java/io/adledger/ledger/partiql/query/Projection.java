package io.adledger.ledger.partiql.query;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.ExpressionCompiler;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.expression.Scope;
import io.adledger.ledger.partiql.expression.SourcePosition;
import io.adledger.ledger.partiql.expression.Syntax;
import io.adledger.ledger.partiql.value.Datum;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.ProjectItem;

/** What SELECT makes of a row: a value, or a struct that leaves out what is MISSING. */
final class Projection {

    private final ExpressionCompiler expressions;

    Projection(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    Expression compile(PartiqlAst.Projection projection, FromItem from, Scope scope) {
        return switch (projection) {
            case PartiqlAst.Projection.ProjectStar _ -> struct(everything(from));
            case PartiqlAst.Projection.ProjectList list -> struct(items(list.getProjectItems(), scope));
            case PartiqlAst.Projection.ProjectValue value -> expressions.compile(value.getValue(), scope);
            default -> throw SourcePosition.semanticError(projection, "PIVOT is not supported");
        };
    }

    /** Adds something of a row to a struct. */
    @FunctionalInterface
    private interface Part {
        void addTo(IonStruct struct, Row row);
    }

    private static Expression struct(List<Part> parts) {
        return row -> {
            IonStruct struct = IonValues.ION.newEmptyStruct();
            parts.forEach(part -> part.addTo(struct, row));
            return Datum.of(struct);
        };
    }

    private static List<Part> everything(FromItem from) {
        List<Part> parts = new ArrayList<>();
        for (FromItem.Scan scan : from.scans()) {
            parts.add(fields(row -> row.get(scan.as().slot())));
            for (FromItem.Variable variable : scan.variables()) {
                if (!variable.equals(scan.as())) {
                    parts.add(field(variable.name(), row -> row.get(variable.slot())));
                }
            }
        }
        return parts;
    }

    private List<Part> items(List<ProjectItem> items, Scope scope) {
        List<Part> parts = new ArrayList<>();
        for (ProjectItem item : items) {
            int position = parts.size() + 1;
            parts.add(
                    switch (item) {
                        case ProjectItem.ProjectExpr part -> {
                            String name = part.getAsAlias() == null
                                    ? null
                                    : part.getAsAlias().getText();
                            yield field(
                                    name == null ? defaultName(part.getExpr(), position) : name,
                                    expressions.compile(part.getExpr(), scope));
                        }
                        case ProjectItem.ProjectAll part -> fields(expressions.compile(part.getExpr(), scope));
                        default -> throw SourcePosition.semanticError(item, "This projection is not supported");
                    });
        }
        return parts;
    }

    private static String defaultName(Expr expr, int position) {
        @Nullable
        String name =
                switch (expr) {
                    case Expr.Id id -> id.getName().getText();
                    case Expr.Path path -> Syntax.field(path.getSteps().getLast());
                    default -> null;
                };
        return name == null ? "_" + position : name;
    }

    private static Part field(String name, Expression expression) {
        return (struct, row) -> add(struct, name, expression.evaluate(row));
    }

    /** All fields of a struct; a value that is none as a field named for its place. */
    private static Part fields(Expression expression) {
        return (struct, row) -> {
            Datum value = expression.evaluate(row);
            value.struct()
                    .ifPresentOrElse(
                            fields -> addAll(struct, fields), () -> add(struct, "_" + (struct.size() + 1), value));
        };
    }

    private static void addAll(IonStruct struct, IonStruct fields) {
        for (IonValue field : fields) {
            struct.add(field.getFieldNameSymbol(), IonValues.ION.clone(field));
        }
    }

    private static void add(IonStruct struct, String name, Datum value) {
        if (value != Datum.Missing.MISSING) {
            struct.add(name, IonValues.ION.clone(value.toIon()));
        }
    }
}
