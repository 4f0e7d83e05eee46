package io.adledger.ledger.storage;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.journal.RevisionMetadata;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All tables of a ledger as of one journal position, oldest first. Immutable, thread-safe. */
public final class Catalog {

    /** The catalog of an empty ledger. */
    public static final Catalog EMPTY = new Catalog(Map.of());

    /** A table, and the version of its row in the journal. */
    record Entry(Table table, long version) {}

    private final Map<String, Entry> entriesById;

    private Catalog(Map<String, Entry> entriesById) {
        this.entriesById = entriesById;
    }

    static Catalog of(Collection<Entry> entries) {
        Map<String, Entry> byId = new LinkedHashMap<>();
        entries.forEach(entry -> byId.put(entry.table().id(), entry));
        return new Catalog(byId);
    }

    Collection<Entry> entries() {
        return entriesById.values();
    }

    /** Every table, also the dropped ones. */
    public List<Table> tables() {
        return entriesById.values().stream().map(Entry::table).toList();
    }

    /** The version of a table's row in the journal; -1 if there is no such table yet. */
    public long version(String tableId) {
        Entry entry = entriesById.get(tableId);
        return entry == null ? -1 : entry.version();
    }

    /** The table with this id; one without indexes if the catalog has none, so that callers need not care. */
    Table table(String tableId, String name) {
        Entry entry = entriesById.get(tableId);
        return entry == null ? new Table(tableId, name, true, List.of()) : entry.table();
    }

    /** Whether there is a table with this id. */
    boolean has(String tableId) {
        return entriesById.containsKey(tableId);
    }

    /** This catalog with a table in place of one, which may be itself in an earlier state. */
    Catalog replaced(String formerId, Table table) {
        Map<String, Entry> changed = new LinkedHashMap<>();
        long version = version(formerId) + 1;
        entriesById.forEach((id, entry) -> {
            if (id.equals(formerId)) {
                changed.put(table.id(), new Entry(table, version));
            } else {
                changed.put(id, entry);
            }
        });
        changed.putIfAbsent(table.id(), new Entry(table, version));
        return new Catalog(changed);
    }

    /** This catalog after a revision of its own table: the document's id is the table's, its data the table's row. */
    Catalog after(RevisionMetadata metadata, IonStruct row) {
        Map<String, Entry> changed = new LinkedHashMap<>(entriesById);
        changed.put(metadata.id(), new Entry(CatalogRow.table(metadata.id(), row), metadata.version()));
        return new Catalog(changed);
    }
}
