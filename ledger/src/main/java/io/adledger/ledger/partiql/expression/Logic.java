package io.adledger.ledger.partiql.expression;

import com.amazon.ion.IonBool;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.partiql.value.Equality;
import io.adledger.ledger.partiql.value.Ordering;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;

/** Three-valued logic: what is neither true nor false is NULL. */
public final class Logic {

    private Logic() {}

    /** Whether a condition holds: not if it is unknown. Fails if it is no boolean. */
    public static boolean isTrue(Datum condition) {
        return truth(condition).orElse(false);
    }

    private static Optional<Boolean> truth(Datum condition) {
        if (condition.isUnknown()) {
            return Optional.empty();
        }
        if (condition instanceof Datum.Ion(IonBool bool)) {
            return Optional.of(bool.booleanValue());
        }
        throw new StatementException("Expected boolean: " + condition.describe());
    }

    /** True if all are true, false if one is false; the ones after a false one are not evaluated. */
    public static Expression and(List<Expression> conditions) {
        return decidedBy(false, conditions);
    }

    /** False if all are false, true if one is true; the ones after a true one are not evaluated. */
    static Expression or(List<Expression> conditions) {
        return decidedBy(true, conditions);
    }

    private static Expression decidedBy(boolean deciding, List<Expression> conditions) {
        return row -> {
            boolean unknown = false;
            for (Expression condition : conditions) {
                Optional<Boolean> truth = truth(condition.evaluate(row));
                if (truth.isPresent() && truth.get() == deciding) {
                    return Datum.of(deciding);
                }
                unknown |= truth.isEmpty();
            }
            return unknown ? Datum.Ion.NULL : Datum.of(!deciding);
        };
    }

    static Expression not(Expression condition) {
        return row -> not(condition.evaluate(row));
    }

    static Datum not(Datum condition) {
        return truth(condition).map(truth -> Datum.of(!truth)).orElse(Datum.Ion.NULL);
    }

    /** NULL if an operand is unknown; what comes after an unknown one is not evaluated. */
    static Expression strict(Expression one, Expression other, BinaryOperator<Datum> operator) {
        return row -> {
            Datum first = one.evaluate(row);
            if (first.isUnknown()) {
                return Datum.Ion.NULL;
            }
            Datum second = other.evaluate(row);
            return second.isUnknown() ? Datum.Ion.NULL : operator.apply(first, second);
        };
    }

    static Datum equal(Datum one, Datum other) {
        return one.isUnknown() || other.isUnknown() ? Datum.Ion.NULL : Datum.of(Equality.equal(one, other));
    }

    static Datum compare(Datum one, Datum other, IntPredicate wanted) {
        return Datum.of(wanted.test(Ordering.compare(one.toIon(), other.toIon())));
    }

    /** Unknown if the value is, or if it is not found and something unknown is among the elements. */
    static Datum in(Datum value, Datum collection) {
        if (value.isUnknown() || collection.isUnknown()) {
            return Datum.Ion.NULL;
        }
        boolean unknown = false;
        for (Datum element : collection.elements().orElse(List.of())) {
            if (!element.isUnknown() && Equality.equal(value, element)) {
                return Datum.Ion.TRUE;
            }
            unknown |= element.isUnknown();
        }
        return unknown ? Datum.Ion.NULL : Datum.Ion.FALSE;
    }
}
