package io.adledger.ledger.partiql.expression;

import io.adledger.ledger.partiql.value.Aggregation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The aggregate functions of one query's projection: what each is fed, and the slot that takes its result. */
public final class Aggregates {

    private final List<Aggregate> aggregates = new ArrayList<>();
    private final Set<Integer> reads = new HashSet<>();

    private record Aggregate(Aggregation aggregation, Expression argument, int slot) {}

    /**
     * Notes one more.
     *
     * @param argumentReads the slots that its argument depends on
     */
    void add(Aggregation aggregation, Expression argument, int slot, Set<Integer> argumentReads) {
        reads.addAll(argumentReads);
        aggregates.add(new Aggregate(aggregation, argument, slot));
    }

    public boolean isEmpty() {
        return aggregates.isEmpty();
    }

    /** The slots that the arguments depend on. */
    public Set<Integer> reads() {
        return Set.copyOf(reads);
    }

    /** Takes all rows, and gives the one that holds the results. */
    public Row over(Iterator<Row> rows, Row outer) {
        List<Aggregation.Accumulator> accumulators =
                aggregates.stream().map(each -> each.aggregation().begin()).toList();
        while (rows.hasNext()) {
            Row row = rows.next();
            for (int i = 0; i < accumulators.size(); i++) {
                accumulators.get(i).add(aggregates.get(i).argument().evaluate(row));
            }
        }
        Row result = outer;
        for (int i = 0; i < accumulators.size(); i++) {
            result = result.with(aggregates.get(i).slot(), accumulators.get(i).result());
        }
        return result;
    }
}
