package io.adledger.ledger.partiql.change;

import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.ExpressionCompiler;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.expression.SourcePosition;
import io.adledger.ledger.partiql.query.Documents;
import io.adledger.ledger.partiql.value.Datum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst.DmlOp;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.PathStep;

/** Compiles SET, REMOVE, INSERT INTO and DELETE as they are applied to documents. */
final class EditCompiler {

    private final ExpressionCompiler expressions;
    private final Documents documents;

    EditCompiler(ExpressionCompiler expressions, Documents documents) {
        this.expressions = expressions;
        this.documents = documents;
    }

    Edit compile(DmlOp operation) {
        return switch (operation) {
            case DmlOp.Set set ->
                set(
                        target(set.getAssignment().getTarget()),
                        compile(set.getAssignment().getValue()));
            case DmlOp.Remove remove -> remove(target(remove.getTarget()));
            case DmlOp.InsertValue insert
            when insert.getOnConflict() == null ->
                insert(target(insert.getTarget()), compile(insert.getValue()), optional(insert.getIndex()));
            case DmlOp.Insert insert
            when insert.getConflictAction() == null ->
                insertAll(target(insert.getTarget()), compile(insert.getValues()));
            case DmlOp.Delete _ -> (draft, _) -> draft.delete();
            default -> throw SourcePosition.semanticError(operation, "ON CONFLICT is not supported");
        };
    }

    private Expression compile(Expr expr) {
        return expressions.compile(expr, documents.scope());
    }

    private Expression optional(@Nullable Expr expr) {
        return expr == null ? _ -> Datum.Missing.MISSING : compile(expr);
    }

    private static Edit set(List<Expression> target, Expression value) {
        return (draft, row) -> at(target, row).set(draft, value.evaluate(row));
    }

    private static Edit remove(List<Expression> target) {
        return (draft, row) -> at(target, row).remove(draft);
    }

    private static Edit insert(List<Expression> target, Expression value, Expression at) {
        return (draft, row) -> at(target, row).insert(draft, value.evaluate(row), at.evaluate(row));
    }

    private static Edit insertAll(List<Expression> target, Expression values) {
        return (draft, row) -> {
            Datum collection = values.evaluate(row);
            collection
                    .elements()
                    .orElseThrow(() -> new StatementException(
                            "INSERT INTO without VALUE takes a list or bag, not " + collection.describe()))
                    .forEach(value -> at(target, row).insert(draft, value, Datum.Missing.MISSING));
        };
    }

    private static Target at(List<Expression> steps, Row row) {
        return new Target(steps.stream()
                .map(step -> step.evaluate(row))
                .filter(step -> step != Datum.Missing.MISSING)
                .toList());
    }

    /** The steps of a path from the document: from its alias, or from a field of it by the field's name alone. */
    private List<Expression> target(Expr expr) {
        return switch (expr) {
            case Expr.Id id -> root(id);
            case Expr.Path path
            when path.getRoot() instanceof Expr.Id id -> {
                List<Expression> steps = new ArrayList<>(root(id));
                path.getSteps().forEach(step -> steps.add(step(step)));
                yield steps;
            }
            default -> throw notAnElement(expr);
        };
    }

    private List<Expression> root(Expr.Id id) {
        String name = id.getName().getText();
        Optional<Integer> slot = documents.scope().slotOf(name);
        if (slot.isEmpty()) {
            Datum field = Datum.of(name);
            return List.of(_ -> field);
        }
        if (slot.get() == documents.element()) {
            return List.of();
        }
        Documents.Nested nested = documents.nestedIn(slot.get()).orElseThrow(() -> notAnElement(id));
        List<Expression> steps = new ArrayList<>(target(nested.collection()));
        steps.add(row -> row.get(nested.position()));
        return steps;
    }

    private Expression step(PathStep step) {
        if (step instanceof PathStep.PathExpr path) {
            return compile(path.getIndex());
        }
        throw SourcePosition.semanticError(step, "Only single elements of a document can be changed");
    }

    private static StatementException notAnElement(Expr expr) {
        return SourcePosition.semanticError(expr, "Not an element of the document that is to be changed");
    }
}
