package io.adledger.ledger.partiql.query;

import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.expression.Execution;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.storage.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name in FROM: a table in one of its views; or, where there is no such table, a variable.
 *
 * @param name the table's, without the prefix of a view
 * @param variable what else the name may stand for
 * @param unknown the message for a name that stands for nothing
 */
record TableRange(String name, View view, @Nullable Range variable, String unknown) implements Range {

    private static final String COMMITTED = "_ql_committed_";

    static TableRange of(String name, @Nullable Range variable, String unknown) {
        return name.startsWith(COMMITTED)
                ? new TableRange(name.substring(COMMITTED.length()), View.COMMITTED, variable, unknown)
                : new TableRange(name, View.USER, variable, unknown);
    }

    @Override
    public Access access(Execution execution, List<Probe> probes) {
        return execution
                .activeTable(name)
                .map(table -> TableAccess.of(table, view, probes))
                .orElse(Access.COMPUTED);
    }

    @Override
    public Iterator<Element> open(Row outer, List<Probe> probes) {
        Optional<Table> table = outer.execution().activeTable(name);
        if (table.isEmpty() && variable != null) {
            return variable.open(outer, probes);
        }
        return LazyIterator.map(
                new TableAccess(table.orElseThrow(() -> new StatementException(unknown)), view, probes, outer)
                        .documents(),
                document -> new Element(view.of(document), Datum.Missing.MISSING, Datum.of(document.id())));
    }
}
