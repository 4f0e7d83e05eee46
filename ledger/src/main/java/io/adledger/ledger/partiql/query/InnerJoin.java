package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.expression.Execution;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.Logic;
import io.adledger.ledger.partiql.expression.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Ranges joined without keeping rows that have no partner. They are opened one in another; each time, the one comes next
 * whose elements can be found most directly with what is known by then, so that as little as possible is read. Each
 * condition is checked as soon as all that it reads is known.
 */
record InnerJoin(List<FromItem.Scan> scans, Conditions conditions, List<Filter> filters) implements RowSource {

    InnerJoin {
        scans = List.copyOf(scans);
        filters = List.copyOf(filters);
    }

    /**
     * A condition that all rows must fulfil.
     *
     * @param reads the slots that it depends on
     */
    record Filter(Expression condition, Set<Integer> reads) {

        boolean holds(Row row) {
            return Logic.isTrue(condition.evaluate(row));
        }
    }

    private record Step(FromItem.Scan scan, List<Probe> probes, List<Filter> filters) {

        Iterator<Row> rows(Row outer) {
            return filtered(
                    LazyIterator.map(scan.range().open(outer, probes), element -> scan.row(element, outer)), filters);
        }
    }

    private static Iterator<Row> filtered(Iterator<Row> rows, List<Filter> filters) {
        return filters.isEmpty()
                ? rows
                : LazyIterator.filter(rows, row -> filters.stream().allMatch(filter -> filter.holds(row)));
    }

    @Override
    public Iterator<Row> rows(Row outer) {
        List<FromItem.Scan> remaining = new ArrayList<>(scans);
        List<Filter> unchecked = new ArrayList<>(filters);
        Iterator<Row> rows = filtered(List.of(outer).iterator(), takeReady(unchecked, unfilled(remaining)));
        while (!remaining.isEmpty()) {
            FromItem.Scan next = next(remaining, outer.execution());
            List<Probe> probes = conditions.probes(next, unfilled(remaining));
            remaining.remove(next);
            Step step = new Step(next, probes, takeReady(unchecked, unfilled(remaining)));
            rows = LazyIterator.flatMap(rows, step::rows);
        }
        return rows;
    }

    private FromItem.Scan next(List<FromItem.Scan> remaining, Execution execution) {
        Set<Integer> unfilled = unfilled(remaining);
        return remaining.stream()
                .filter(scan -> Collections.disjoint(scan.reads(), unfilled))
                .min(Comparator.comparing(scan -> scan.range().access(execution, conditions.probes(scan, unfilled))))
                .orElseThrow();
    }

    private static List<Filter> takeReady(List<Filter> unchecked, Set<Integer> unfilled) {
        List<Filter> ready = unchecked.stream()
                .filter(filter -> Collections.disjoint(filter.reads(), unfilled))
                .toList();
        unchecked.removeAll(ready);
        return ready;
    }

    private static Set<Integer> unfilled(List<FromItem.Scan> scans) {
        Set<Integer> slots = new HashSet<>();
        scans.forEach(scan -> scan.variables().forEach(variable -> slots.add(variable.slot())));
        return slots;
    }
}
