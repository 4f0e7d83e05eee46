package io.adledger.ledger.partiql;

import com.amazon.ion.IonException;
import com.amazon.ion.IonValue;
import io.adledger.ledger.partiql.expression.Execution;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.value.Datum;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A statement ready to run.
 *
 * @param parameters how many it takes
 * @param slots how many a row of it has
 * @param body carries it out for an empty row
 */
record PlannedStatement(int parameters, int slots, Function<Row, Iterator<IonValue>> body)
        implements CompiledStatement {

    @Override
    public Iterator<IonValue> execute(StatementContext context, List<IonValue> values) {
        if (values.size() != parameters) {
            throw new StatementException("Wrong number of parameters: the statement takes " + parameters
                    + ", but was given " + values.size());
        }
        Execution execution = new Execution(
                context,
                values.stream().map(Datum::of).toList(),
                context.reader().tables());
        Iterator<IonValue> results = guarded(() -> body.apply(Row.empty(execution, slots)));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return guarded(results::hasNext);
            }

            @Override
            public IonValue next() {
                return guarded(results::next);
            }
        };
    }

    /** Values that no one foresaw fail the statement, and nothing else. */
    private static <T> T guarded(Supplier<T> step) {
        try {
            return step.get();
        } catch (IonException e) {
            throw new StatementException("Not a value that can be used here: " + e.getMessage(), e);
        } catch (StackOverflowError e) {
            throw new StatementException("A value is nested too deeply", e);
        }
    }
}
