package io.adledger.ledger.partiql.expression;

import com.amazon.ion.IonSequence;
import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.value.Datum;
import java.util.List;
import java.util.function.Supplier;
import org.partiql.lang.domains.PartiqlAst.Expr;

/** Structs, lists, s-expressions and bags written out. */
final class ConstructorCompiler {

    private final ExpressionCompiler expressions;

    ConstructorCompiler(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    private record Field(Expression name, Expression value) {}

    Expression struct(Expr.Struct expr, Scope scope) {
        List<Field> fields = expr.getFields().stream()
                .map(pair -> new Field(
                        expressions.compile(pair.getFirst(), scope), expressions.compile(pair.getSecond(), scope)))
                .toList();
        return row -> {
            IonStruct struct = IonValues.ION.newEmptyStruct();
            for (Field field : fields) {
                Datum value = field.value().evaluate(row);
                if (value != Datum.Missing.MISSING) {
                    struct.add(name(field.name().evaluate(row)), IonValues.ION.clone(value.toIon()));
                }
            }
            return Datum.of(struct);
        };
    }

    private static String name(Datum name) {
        return name.text()
                .orElseThrow(() -> new StatementException("The name of a field must be text: " + name.describe()));
    }

    Expression list(List<Expr> values, Scope scope) {
        return sequence(values, IonValues.ION::newEmptyList, scope);
    }

    Expression sexp(List<Expr> values, Scope scope) {
        return sequence(values, IonValues.ION::newEmptySexp, scope);
    }

    private Expression sequence(List<Expr> values, Supplier<IonSequence> empty, Scope scope) {
        List<Expression> elements = expressions.compileAll(values, scope);
        return row -> {
            IonSequence sequence = empty.get();
            for (Expression element : elements) {
                sequence.add(IonValues.ION.clone(element.evaluate(row).toIon()));
            }
            return Datum.of(sequence);
        };
    }

    Expression bag(List<Expr> values, Scope scope) {
        List<Expression> elements = expressions.compileAll(values, scope);
        return row -> new Datum.Bag(
                elements.stream().map(element -> element.evaluate(row)).toList());
    }
}
