package io.adledger.ledger.transaction;

import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import io.adledger.ledger.storage.Table;
import io.adledger.ledger.storage.ViewKey;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a transaction has changed and not yet committed. Not thread-safe. */
final class ChangeSet {

    private final Map<ViewKey.OfDocument, PendingDocument> documents = new LinkedHashMap<>();
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private @Nullable RedactedRevision redaction;

    /** A copy to {@linkplain #restore go back to} if a statement fails half-way. */
    ChangeSet copy() {
        ChangeSet copy = new ChangeSet();
        copy.documents.putAll(documents);
        copy.tables.putAll(tables);
        copy.redaction = redaction;
        return copy;
    }

    void restore(ChangeSet earlier) {
        documents.clear();
        documents.putAll(earlier.documents);
        tables.clear();
        tables.putAll(earlier.tables);
        redaction = earlier.redaction;
    }

    boolean isEmpty() {
        return documents.isEmpty() && tables.isEmpty() && redaction == null;
    }

    void put(PendingDocument document) {
        documents.put(document.key(), document);
    }

    void forget(PendingDocument document) {
        documents.remove(document.key());
    }

    @Nullable
    PendingDocument document(Table table, String documentId) {
        return documents.get(new ViewKey.OfDocument(table.id(), documentId));
    }

    Collection<PendingDocument> documents() {
        return documents.values();
    }

    /** The changed documents of one table as they are now, unmoved by what is changed after. */
    Map<String, PendingDocument> documentsOf(Table table) {
        Map<String, PendingDocument> found = new LinkedHashMap<>();
        for (PendingDocument document : documents.values()) {
            if (document.table().id().equals(table.id())) {
                found.put(document.id(), document);
            }
        }
        return found;
    }

    void put(Table table) {
        tables.put(table.id(), table);
    }

    Optional<Table> table(String tableId) {
        return Optional.ofNullable(tables.get(tableId));
    }

    Collection<Table> tables() {
        return tables.values();
    }

    void redact(RedactedRevision revision) {
        redaction = revision;
    }

    Optional<RedactedRevision> redaction() {
        return Optional.ofNullable(redaction);
    }

    /** Everything in the views that this changes. */
    Set<ViewKey> changedKeys() {
        Set<ViewKey> keys = new HashSet<>();
        if (!tables.isEmpty()) {
            keys.add(new ViewKey.OfCatalog());
        }
        if (redaction != null) {
            keys.add(new ViewKey.OfDocument(redaction.tableId(), redaction.documentId()));
            keys.add(new ViewKey.OfTable(redaction.tableId()));
        }
        for (PendingDocument document : documents.values()) {
            keys.add(document.key());
            keys.add(new ViewKey.OfTable(document.table().id()));
            document.table().indexes().forEach(index -> {
                Optional<ViewKey.OfIndexed> before =
                        Optional.ofNullable(document.before()).flatMap(data -> ViewKey.indexed(index, data));
                Optional<ViewKey.OfIndexed> after =
                        Optional.ofNullable(document.data()).flatMap(data -> ViewKey.indexed(index, data));
                if (!before.equals(after)) {
                    keys.addAll(before.map(List::of).orElse(List.of()));
                    keys.addAll(after.map(List::of).orElse(List.of()));
                }
            });
        }
        return keys;
    }
}
