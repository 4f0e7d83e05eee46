package io.adledger.ledger.storage;

import static io.adledger.ledger.ion.IonValues.ION;

import com.amazon.ion.IonList;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ledger.tags.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The document that a table has in the journal: {@code {name, status, indexes: [{indexId, expr, status}], tags: {key: value}}},
 * without tags if it was created with none. */
public final class CatalogRow {

    private CatalogRow() {}

    /** The row of a table, without its id, which is the row's document id. */
    public static IonStruct of(Table table) {
        IonStruct row = ION.newEmptyStruct();
        row.put("name").newString(table.name());
        row.put("status").newString(table.active() ? "ACTIVE" : "INACTIVE");
        IonList indexes = row.put("indexes").newEmptyList();
        for (Index index : table.indexes()) {
            IonStruct entry = indexes.add().newEmptyStruct();
            entry.put("indexId").newString(index.id());
            entry.put("expr").newString("[" + index.field() + "]");
            entry.put("status").newString("ONLINE");
        }
        if (!table.tags().values().isEmpty()) {
            IonStruct tags = row.put("tags").newEmptyStruct();
            table.tags().values().forEach((key, value) -> tags.put(key).newString(value));
        }
        return row;
    }

    static Table table(String tableId, IonStruct row) {
        List<Index> indexes = new ArrayList<>();
        for (IonValue element : (IonList) row.get("indexes")) {
            IonStruct entry = (IonStruct) element;
            String expression = text(entry, "expr");
            indexes.add(new Index(text(entry, "indexId"), expression.substring(1, expression.length() - 1)));
        }
        return new Table(tableId, text(row, "name"), text(row, "status").equals("ACTIVE"), indexes, tags(row));
    }

    private static Tags tags(IonStruct row) {
        if (!(row.get("tags") instanceof IonStruct struct)) {
            return Tags.NONE;
        }
        NavigableMap<String, String> tags = new TreeMap<>();
        for (IonValue tag : struct) {
            tags.put(tag.getFieldName(), ((IonText) tag).stringValue());
        }
        return new Tags(tags);
    }

    private static String text(IonStruct struct, String field) {
        return ((IonText) struct.get(field)).stringValue();
    }
}
