package io.adledger.ledger.partiql.query;

import com.amazon.ion.IonValue;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.partiql.value.Equality;
import io.adledger.ledger.storage.Document;
import io.adledger.ledger.storage.Index;
import io.adledger.ledger.storage.LedgerReader;
import io.adledger.ledger.storage.Table;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The way to the documents of a table that may fulfil a query's conditions: by id if one names it; else by an index, one
 * on a single key first; else a scan.
 */
record TableAccess(Table table, View view, List<Probe> probes, Row outer) {

    /** The way that these probes allow. */
    static Range.Access of(Table table, View view, List<Probe> probes) {
        if (probes.stream().anyMatch(probe -> view.isId(probe.path()))) {
            return Range.Access.ID;
        }
        boolean indexed = probes.stream()
                .anyMatch(probe ->
                        view.field(probe.path()).flatMap(table::indexOn).isPresent());
        return indexed ? Range.Access.INDEX : Range.Access.SCAN;
    }

    Iterator<Document> documents() {
        return byId().or(() -> byIndex(false)).or(() -> byIndex(true)).orElseGet(() -> reader().scan(table));
    }

    private LedgerReader reader() {
        return outer.execution().context().reader();
    }

    private Optional<Iterator<Document>> byId() {
        return probes.stream()
                .filter(probe -> view.isId(probe.path()))
                .findFirst()
                .map(probe -> LazyIterator.flatMap(probe.keys(outer).iterator(), this::get));
    }

    private Iterator<Document> get(IonValue id) {
        return Datum.of(id).text().flatMap(text -> reader().get(table, text)).stream()
                .iterator();
    }

    private Optional<Iterator<Document>> byIndex(boolean several) {
        for (Probe probe : probes) {
            Optional<Index> index = view.field(probe.path()).flatMap(table::indexOn);
            if (index.isPresent() && probe.several() == several) {
                return Optional.of(LazyIterator.flatMap(probe.keys(outer).iterator(), key -> lookup(index.get(), key)));
            }
        }
        return Optional.empty();
    }

    /** Checked again for each key, so that no document comes twice. */
    private Iterator<Document> lookup(Index index, IonValue key) {
        return LazyIterator.filter(reader().lookup(table, index, key), document -> {
            IonValue value = document.data().get(index.field());
            return value != null && Equality.equal(value, key);
        });
    }
}
