package io.adledger.ledger.partiql.expression;

import io.adledger.ledger.partiql.value.Datum;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.ExprPair;

/** Expressions that are true, false or unknown, and CASE, which turns on them. */
final class ConditionCompiler {

    private final ExpressionCompiler expressions;

    ConditionCompiler(ExpressionCompiler expressions) {
        this.expressions = expressions;
    }

    /** The compiled condition, or null if the expression is something else. */
    @Nullable
    Expression compile(Expr expr, Scope scope) {
        return switch (expr) {
            case Expr.And and -> Logic.and(expressions.compileAll(and.getOperands(), scope));
            case Expr.Or or -> Logic.or(expressions.compileAll(or.getOperands(), scope));
            case Expr.Not not -> Logic.not(expressions.compile(not.getExpr(), scope));
            case Expr.Eq eq -> binary(eq.getOperands(), Logic::equal, scope);
            case Expr.Ne ne -> binary(ne.getOperands(), (one, other) -> Logic.not(Logic.equal(one, other)), scope);
            case Expr.Lt lt -> ordered(lt.getOperands(), order -> order < 0, scope);
            case Expr.Lte lte -> ordered(lte.getOperands(), order -> order <= 0, scope);
            case Expr.Gt gt -> ordered(gt.getOperands(), order -> order > 0, scope);
            case Expr.Gte gte -> ordered(gte.getOperands(), order -> order >= 0, scope);
            case Expr.Between between -> between(between, scope);
            case Expr.InCollection in -> binary(in.getOperands(), Logic::in, scope);
            case Expr.Like like -> like(like, scope);
            case Expr.SimpleCase simple -> simpleCase(simple, scope);
            case Expr.SearchedCase searched -> searchedCase(searched, scope);
            default -> null;
        };
    }

    private Expression binary(List<? extends Expr> operands, BinaryOperator<Datum> operator, Scope scope) {
        Expression one = expressions.compile(operands.get(0), scope);
        Expression other = expressions.compile(operands.get(1), scope);
        return Logic.strict(one, other, operator);
    }

    private Expression ordered(List<? extends Expr> operands, IntPredicate wanted, Scope scope) {
        return binary(operands, (one, other) -> Logic.compare(one, other, wanted), scope);
    }

    private Expression between(Expr.Between between, Scope scope) {
        Expression value = expressions.compile(between.getValue(), scope);
        Expression from = expressions.compile(between.getFrom(), scope);
        Expression to = expressions.compile(between.getTo(), scope);
        return row -> {
            Datum middle = value.evaluate(row);
            Datum least = middle.isUnknown() ? middle : from.evaluate(row);
            Datum most = least.isUnknown() ? least : to.evaluate(row);
            return most.isUnknown() ? Datum.Ion.NULL : Datum.of(between(least, middle, most));
        };
    }

    private static boolean between(Datum least, Datum middle, Datum most) {
        return Logic.isTrue(Logic.compare(middle, least, order -> order >= 0))
                && Logic.isTrue(Logic.compare(middle, most, order -> order <= 0));
    }

    private Expression like(Expr.Like like, Scope scope) {
        Expression value = expressions.compile(like.getValue(), scope);
        Expression pattern = expressions.compile(like.getPattern(), scope);
        if (like.getEscape() == null) {
            return Logic.strict(value, pattern, (text, wanted) -> like(text, wanted, ""));
        }
        Expression escape = expressions.compile(like.getEscape(), scope);
        return row -> {
            Datum escaping = escape.evaluate(row);
            return escaping.isUnknown()
                    ? Datum.Ion.NULL
                    : Logic.strict(
                                    value,
                                    pattern,
                                    (text, wanted) -> like(text, wanted, Function.text("LIKE", escaping)))
                            .evaluate(row);
        };
    }

    private static Datum like(Datum text, Datum pattern, String escape) {
        return Datum.of(LikePattern.of(Function.text("LIKE", pattern), escape).matches(Function.text("LIKE", text)));
    }

    private record Branch(Expression when, Expression then) {}

    private List<Branch> branches(List<ExprPair> pairs, Scope scope) {
        return pairs.stream()
                .map(pair -> new Branch(
                        expressions.compile(pair.getFirst(), scope), expressions.compile(pair.getSecond(), scope)))
                .toList();
    }

    private Expression orElse(@Nullable Expr otherwise, Scope scope) {
        return otherwise == null ? _ -> Datum.Ion.NULL : expressions.compile(otherwise, scope);
    }

    private Expression simpleCase(Expr.SimpleCase expr, Scope scope) {
        Expression subject = expressions.compile(expr.getExpr(), scope);
        List<Branch> branches = branches(expr.getCases().getPairs(), scope);
        Expression otherwise = orElse(expr.getDefault(), scope);
        return row -> {
            Datum value = subject.evaluate(row);
            for (Branch branch : value.isUnknown() ? List.<Branch>of() : branches) {
                if (Logic.isTrue(Logic.equal(value, branch.when().evaluate(row)))) {
                    return branch.then().evaluate(row);
                }
            }
            return otherwise.evaluate(row);
        };
    }

    private Expression searchedCase(Expr.SearchedCase expr, Scope scope) {
        List<Branch> branches = branches(expr.getCases().getPairs(), scope);
        Expression otherwise = orElse(expr.getDefault(), scope);
        return row -> {
            for (Branch branch : branches) {
                if (Logic.isTrue(branch.when().evaluate(row))) {
                    return branch.then().evaluate(row);
                }
            }
            return otherwise.evaluate(row);
        };
    }
}
