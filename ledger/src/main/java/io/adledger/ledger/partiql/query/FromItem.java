package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.expression.Scope;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.partiql.lang.domains.PartiqlAst.Expr;

/** FROM, its names declared, before it is planned. */
sealed interface FromItem {

    /** Everything that is ranged over, from left to right. */
    List<Scan> scans();

    /** A variable of a scan, and the slot it fills. */
    record Variable(String name, int slot) {}

    /**
     * One range and the variables that it fills.
     *
     * @param reads the slots that the range depends on
     */
    record Scan(
            Range range,
            Variable as,
            @Nullable Variable at,
            @Nullable Variable by,
            Set<Integer> reads) implements FromItem {

        @Override
        public List<Scan> scans() {
            return List.of(this);
        }

        /** A row with the variables filled. */
        Row row(Range.Element element, Row outer) {
            Row row = outer.with(as.slot(), element.value());
            if (at != null) {
                row = row.with(at.slot(), element.at());
            }
            return by == null ? row : row.with(by.slot(), element.by());
        }

        /** The variables, in the order in which {@code *} lists them. */
        List<Variable> variables() {
            return Stream.of(as, at, by).filter(variable -> variable != null).toList();
        }
    }

    /**
     * Two items side by side.
     *
     * @param outer whether a left row without a partner is kept
     * @param condition null for none
     * @param scope in which the condition's names have their meaning
     */
    record Join(
            FromItem left,
            FromItem right,
            boolean outer,
            @Nullable Expr condition,
            Scope scope) implements FromItem {

        @Override
        public List<Scan> scans() {
            return Stream.concat(left.scans().stream(), right.scans().stream()).toList();
        }
    }
}
