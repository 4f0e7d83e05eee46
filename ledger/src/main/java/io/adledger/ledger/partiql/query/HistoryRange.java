package io.adledger.ledger.partiql.query;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonTimestamp;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.partiql.expression.Execution;
import io.adledger.ledger.partiql.expression.Expression;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.storage.Table;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code history(table [, start [, end]])}: all revisions that were the newest at some moment from start to end, both
 * included. An active table goes by its name, any table by its id.
 *
 * @param name the name of an active table, or null
 * @param id the id of a table, or null
 * @param start null for the beginning
 * @param end null for now
 * @param unknown the message for a table that does not exist
 */
record HistoryRange(
        @Nullable String name,
        @Nullable String id,
        @Nullable Expression start,
        @Nullable Expression end,
        String unknown)
        implements Range {

    @Override
    public Iterator<Element> open(Row outer, List<Probe> probes) {
        Table table = table(outer).orElseThrow(() -> new StatementException(unknown));
        Timestamp from = moment(start, outer);
        Timestamp to = moment(end, outer);
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw new StatementException("The start of history must not be after its end: " + from + ", " + to);
        }
        return LazyIterator.map(revisions(table, from, to, probes, outer), HistoryRange::element);
    }

    @Override
    public Access access(Execution execution, List<Probe> probes) {
        return id(probes).isPresent() ? Access.ID : Access.SCAN;
    }

    private static Optional<Probe> id(List<Probe> probes) {
        return probes.stream()
                .filter(probe -> View.COMMITTED.isId(probe.path()))
                .findFirst();
    }

    private Optional<Table> table(Row outer) {
        if (name != null) {
            return outer.execution().activeTable(name);
        }
        return id == null ? Optional.empty() : outer.execution().table(id);
    }

    private static @Nullable Timestamp moment(@Nullable Expression expression, Row outer) {
        if (expression == null) {
            return null;
        }
        Datum value = expression.evaluate(outer);
        if (value instanceof Datum.Ion(IonTimestamp timestamp) && !timestamp.isNullValue()) {
            return timestamp.timestampValue();
        }
        throw new StatementException("The start and end of history must be timestamps: " + value.describe());
    }

    private static Iterator<IonStruct> revisions(
            Table table, @Nullable Timestamp from, @Nullable Timestamp to, List<Probe> probes, Row outer) {
        var reader = outer.execution().context().reader();
        Optional<Probe> ids = id(probes);
        if (ids.isEmpty()) {
            return reader.history(table, null, from, to);
        }
        return LazyIterator.flatMap(ids.get().keys(outer).iterator(), (IonValue id) -> Datum.of(id)
                .text()
                .map(text -> reader.history(table, text, from, to))
                .orElseGet(Collections::emptyIterator));
    }

    private static Element element(IonStruct revision) {
        Datum row = Datum.of(revision);
        return new Element(row, Datum.Missing.MISSING, row.field("metadata").field("id"));
    }
}
