package io.adledger.ledger.partiql.expression;

import com.amazon.ionelement.api.ElementType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst;
import org.partiql.lang.domains.PartiqlAst.Expr;
import org.partiql.lang.domains.PartiqlAst.PathStep;

/** What the small parts of a syntax tree say. */
public final class Syntax {

    private Syntax() {}

    /** What a message calls an expression that is not supported, as SQL writes it. */
    static String of(Expr expr) {
        PartiqlAst.PartiqlAstNode operator = expr instanceof Expr.BagOp bagOp ? bagOp.getOp() : expr;
        return operator.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(Locale.ROOT);
    }

    static boolean isAll(PartiqlAst.SetQuantifier quantifier) {
        return quantifier instanceof PartiqlAst.SetQuantifier.All;
    }

    /** The field that a step of a path names, or null if it does something else. */
    public static @Nullable String field(PathStep step) {
        return step instanceof PathStep.PathExpr path
                        && path.getIndex() instanceof Expr.Lit literal
                        && literal.getValue().getType() == ElementType.STRING
                ? literal.getValue().getStringValue()
                : null;
    }
}
