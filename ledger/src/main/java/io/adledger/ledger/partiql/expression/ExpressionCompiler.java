package io.adledger.ledger.partiql.expression;

import com.amazon.ionelement.api.IonUtils;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.value.Aggregation;
import io.adledger.ledger.partiql.value.Arithmetic;
import io.adledger.ledger.partiql.value.Cast;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.partiql.value.Equality;
import io.adledger.ledger.partiql.value.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst.Expr;

/** Compiles the expressions of a statement. Keeps nothing: thread-safe. */
public final class ExpressionCompiler {

    private final Subqueries subqueries;
    private final NameCompiler names = new NameCompiler();
    private final PathCompiler paths = new PathCompiler(this);
    private final ConstructorCompiler constructors = new ConstructorCompiler(this);
    private final ConditionCompiler conditions = new ConditionCompiler(this);

    public ExpressionCompiler(Subqueries subqueries) {
        this.subqueries = subqueries;
    }

    /** Compiles an expression, or fails if it uses what is not supported. */
    public Expression compile(Expr expr, Scope scope) {
        return switch (expr) {
            case Expr.Lit literal -> constant(Datum.of(IonUtils.toIonValue(literal.getValue(), IonValues.ION)));
            case Expr.Missing _ -> constant(Datum.Missing.MISSING);
            case Expr.Parameter parameter ->
                parameter((int) parameter.getIndex().getValue(), scope);
            case Expr.Id id -> names.compile(id, scope);
            case Expr.Path path -> paths.compile(path, scope);
            case Expr.Select select -> subqueries.compile(select, scope);
            case Expr.Call call -> call(call, scope);
            case Expr.CallAgg call -> aggregate(call, scope);
            case Expr.Cast cast -> cast(cast, scope);
            case Expr.IsType test -> isType(test, scope);
            case Expr.Plus plus -> fold(plus.getOperands(), Arithmetic.PLUS::apply, scope);
            case Expr.Minus minus -> fold(minus.getOperands(), Arithmetic.MINUS::apply, scope);
            case Expr.Times times -> fold(times.getOperands(), Arithmetic.TIMES::apply, scope);
            case Expr.Divide divide -> fold(divide.getOperands(), Arithmetic.DIVIDE::apply, scope);
            case Expr.Modulo modulo -> fold(modulo.getOperands(), Arithmetic.MODULO::apply, scope);
            case Expr.Concat concat -> fold(concat.getOperands(), TextFunctions::concat, scope);
            case Expr.Neg negation -> sign(negation.getExpr(), Arithmetic.MINUS, scope);
            case Expr.Pos position -> sign(position.getExpr(), Arithmetic.PLUS, scope);
            case Expr.NullIf nullIf -> nullIf(nullIf, scope);
            case Expr.Coalesce coalesce -> coalesce(compileAll(coalesce.getArgs(), scope));
            case Expr.Struct struct -> constructors.struct(struct, scope);
            case Expr.List list -> constructors.list(list.getValues(), scope);
            case Expr.Sexp sexp -> constructors.sexp(sexp.getValues(), scope);
            case Expr.Bag bag -> constructors.bag(bag.getValues(), scope);
            default -> {
                Expression condition = conditions.compile(expr, scope);
                if (condition == null) {
                    throw SourcePosition.semanticError(expr, Syntax.of(expr) + " is not supported");
                }
                yield condition;
            }
        };
    }

    List<Expression> compileAll(List<? extends Expr> exprs, Scope scope) {
        return exprs.stream().map(expr -> compile(expr, scope)).toList();
    }

    private static Expression constant(Datum value) {
        return _ -> value;
    }

    private static Expression parameter(int number, Scope scope) {
        scope.parameter(number);
        return row -> row.execution().parameters().get(number - 1);
    }

    private Expression fold(List<? extends Expr> operands, BinaryOperator<Datum> operator, Scope scope) {
        return compileAll(operands, scope).stream()
                .reduce((one, other) -> Logic.strict(one, other, operator))
                .orElseThrow();
    }

    private Expression sign(Expr operand, Arithmetic sign, Scope scope) {
        Expression compiled = compile(operand, scope);
        return row -> {
            Datum value = compiled.evaluate(row);
            return value.isUnknown() ? Datum.Ion.NULL : sign.apply(zeroLike(value), value);
        };
    }

    /** Zero of the value's own type, so that the sign of a float zero and the scale of a decimal survive. */
    private static Datum zeroLike(Datum value) {
        return TypeName.FLOAT.includes(value) ? Datum.of(IonValues.ION.newFloat(-0.0)) : Datum.of(0);
    }

    private Expression nullIf(Expr.NullIf expr, Scope scope) {
        Expression one = compile(expr.getExpr1(), scope);
        Expression other = compile(expr.getExpr2(), scope);
        return row -> {
            Datum value = one.evaluate(row);
            Datum excluded = other.evaluate(row);
            boolean equal = !value.isUnknown() && !excluded.isUnknown() && Equality.equal(value, excluded);
            return equal ? Datum.Ion.NULL : value;
        };
    }

    private static Expression coalesce(List<Expression> expressions) {
        return row -> {
            for (Expression expression : expressions) {
                Datum value = expression.evaluate(row);
                if (!value.isUnknown()) {
                    return value;
                }
            }
            return Datum.Ion.NULL;
        };
    }

    private Expression cast(Expr.Cast cast, Scope scope) {
        Expression value = compile(cast.getValue(), scope);
        CastTarget target = CastTarget.of(cast.getAsType());
        return row -> target.round(Cast.cast(value.evaluate(row), target.type()));
    }

    private Expression isType(Expr.IsType test, Scope scope) {
        Expression value = compile(test.getValue(), scope);
        TypeName type = CastTarget.of(test.getType()).type();
        return row -> Datum.of(type.includes(value.evaluate(row)));
    }

    private Expression call(Expr.Call call, Scope scope) {
        String name = call.getFuncName().getText().toLowerCase(Locale.ROOT);
        Function function = Functions.named(name);
        if (function == null) {
            throw SourcePosition.semanticError(call, "No such function: " + name);
        }
        List<Expression> arguments = compileAll(call.getArgs(), scope);
        if (arguments.size() < function.minimumArguments() || arguments.size() > function.maximumArguments()) {
            throw SourcePosition.semanticError(
                    call, name + " takes " + function.arity() + " but was given " + arguments.size());
        }
        return row -> {
            List<Datum> values = new ArrayList<>(arguments.size());
            for (Expression argument : arguments) {
                Datum value = argument.evaluate(row);
                if (value.isUnknown()) {
                    return Datum.Ion.NULL;
                }
                values.add(value);
            }
            return function.body().call(row.execution(), values);
        };
    }

    /** An aggregate function in a projection aggregates the query's rows; anywhere else, the elements of its argument. */
    private Expression aggregate(Expr.CallAgg call, Scope scope) {
        Aggregation aggregation = aggregation(call);
        @Nullable Aggregates aggregates = scope.aggregates().orElse(null);
        Scope reading = aggregates == null ? scope : scope.aggregating(null).tracking();
        Expression argument = compile(call.getArg(), reading);
        if (aggregates != null) {
            int slot = scope.newSlot();
            aggregates.add(aggregation, argument, slot, reading.reads());
            return row -> row.get(slot);
        }
        return row -> {
            Datum collection = argument.evaluate(row);
            if (collection.isUnknown()) {
                return Datum.Ion.NULL;
            }
            Aggregation.Accumulator accumulator = aggregation.begin();
            collection
                    .elements()
                    .orElseThrow(() -> Function.wrongType(aggregation.name(), collection))
                    .forEach(accumulator::add);
            return accumulator.result();
        };
    }

    private static Aggregation aggregation(Expr.CallAgg call) {
        if (!Syntax.isAll(call.getSetq())) {
            throw SourcePosition.semanticError(call, "DISTINCT is not supported");
        }
        String name = call.getFuncName().getText().toUpperCase(Locale.ROOT);
        try {
            return Aggregation.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw SourcePosition.semanticError(call, "No such function: " + name);
        }
    }
}
