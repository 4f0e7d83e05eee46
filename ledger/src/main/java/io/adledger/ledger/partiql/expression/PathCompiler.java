package io.adledger.ledger.partiql.expression;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import io.adledger.ledger.partiql.value.Datum;
import java.util.ArrayList;
import java.util.List;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.PathStep;

/** Paths: {@code a.b[0]['c']}, {@code a[*].b}, {@code a.*}. A step that leads nowhere gives MISSING. */
final class PathCompiler {

    private final ExpressionCompiler expressions;

    PathCompiler(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    Expression compile(Expr.Path path, Scope scope) {
        return steps(expressions.compile(path.getRoot(), scope), path.getSteps(), scope);
    }

    private Expression steps(Expression root, List<PathStep> steps, Scope scope) {
        if (steps.isEmpty()) {
            return root;
        }
        List<PathStep> rest = steps.subList(1, steps.size());
        return switch (steps.getFirst()) {
            case PathStep.PathExpr step -> steps(step(root, step, scope), rest, scope);
            case PathStep.PathWildcard _ -> forEach(root, false, rest, scope);
            default -> forEach(root, true, rest, scope);
        };
    }

    private Expression step(Expression root, PathStep.PathExpr step, Scope scope) {
        String field = Syntax.field(step);
        if (field != null) {
            return row -> root.evaluate(row).field(field);
        }
        Expression index = expressions.compile(step.getIndex(), scope);
        return row -> step(root.evaluate(row), index.evaluate(row));
    }

    private static Datum step(Datum value, Datum index) {
        if (index instanceof Datum.Ion(IonInt number) && !number.isNullValue()) {
            return element(value, number);
        }
        return index.text().map(value::field).orElse(Datum.Missing.MISSING);
    }

    private static Datum element(Datum value, IonInt index) {
        boolean within = value instanceof Datum.Ion(IonSequence sequence)
                && !sequence.isNullValue()
                && index.bigIntegerValue().signum() >= 0
                && index.bigIntegerValue().bitLength() < Integer.SIZE
                && index.intValue() < sequence.size();
        return within ? Datum.of(((IonSequence) value.toIon()).get(index.intValue())) : Datum.Missing.MISSING;
    }

    private Expression forEach(Expression root, boolean fields, List<PathStep> rest, Scope scope) {
        int slot = scope.newSlot();
        Expression of = steps(row -> row.get(slot), rest, scope);
        return row -> {
            List<Datum> results = new ArrayList<>();
            for (Datum part : fields ? values(root.evaluate(row)) : elements(root.evaluate(row))) {
                Datum result = of.evaluate(row.with(slot, part));
                if (result instanceof Datum.Bag(Iterable<Datum> several)) {
                    several.forEach(results::add);
                } else if (result != Datum.Missing.MISSING) {
                    results.add(result);
                }
            }
            return new Datum.Bag(results);
        };
    }

    private static Iterable<Datum> elements(Datum value) {
        return value == Datum.Missing.MISSING ? List.of() : value.elements().orElseGet(() -> List.of(value));
    }

    private static Iterable<Datum> values(Datum value) {
        if (!(value instanceof Datum.Ion(IonStruct struct)) || struct.isNullValue()) {
            return value == Datum.Missing.MISSING ? List.of() : List.of(value);
        }
        List<Datum> values = new ArrayList<>(struct.size());
        for (IonValue field : struct) {
            values.add(Datum.of(field));
        }
        return values;
    }
}
