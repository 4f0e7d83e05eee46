package io.adledger.ledger.partiql.query;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.partiql.expression.Row;
import io.adledger.ledger.partiql.value.Datum;
import io.adledger.ledger.storage.Index;
import io.adledger.ledger.storage.Table;
import java.util.Iterator;
import java.util.List;

/** {@code information_schema.user_tables}: the tables and their indexes, the dropped ones too. */
record UserTablesRange() implements Range {

    @Override
    public Iterator<Element> open(Row outer, List<Probe> probes) {
        return outer.execution().tables().stream()
                .map(UserTablesRange::describe)
                .map(struct -> Element.of(Datum.of(struct)))
                .iterator();
    }

    private static IonStruct describe(Table table) {
        IonStruct struct = IonValues.ION.newEmptyStruct();
        struct.add("tableId").newString(table.id());
        struct.add("name").newString(table.name());
        IonList indexes = struct.add("indexes").newEmptyList();
        for (Index index : table.indexes()) {
            IonStruct entry = indexes.add().newEmptyStruct();
            entry.add("indexId").newString(index.id());
            entry.add("expr").newString("[" + index.field() + "]");
            entry.add("status").newString("ONLINE");
        }
        struct.add("status").newString(table.active() ? "ACTIVE" : "INACTIVE");
        return struct;
    }
}
