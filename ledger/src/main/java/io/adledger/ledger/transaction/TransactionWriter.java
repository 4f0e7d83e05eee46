package io.adledger.ledger.transaction;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.partiql.LedgerWriter;
import io.adledger.ledger.partiql.StatementException;
import io.adledger.ledger.storage.Index;
import io.adledger.ledger.storage.LedgerReader;
import io.adledger.ledger.storage.Table;
import io.adledger.ledger.tags.Tags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers a transaction's changes, within the ledger's limits. Not thread-safe. */
final class TransactionWriter implements LedgerWriter {

    private final LedgerSettings limits;
    private final LedgerReader reader;
    private final ChangeSet changes;
    private int statement;

    TransactionWriter(LedgerSettings limits, LedgerReader reader, ChangeSet changes) {
        this.limits = limits;
        this.reader = reader;
        this.changes = changes;
    }

    /** From now on changes are this statement's. */
    void beginStatement(int index) {
        statement = index;
    }

    @Override
    public String insert(Table table, IonStruct data) {
        String id = UniqueId.next();
        put(PendingDocument.inserted(table, id, readOnly(data), encodedBytes(data), statement));
        return id;
    }

    @Override
    public void update(Table table, String documentId, IonStruct data) {
        put(live(table, documentId).with(readOnly(data), encodedBytes(data), statement));
    }

    @Override
    public void delete(Table table, String documentId) {
        PendingDocument document = live(table, documentId);
        if (document.isNew()) {
            changes.forget(document);
        } else {
            put(document.with(null, 0, statement));
        }
    }

    private PendingDocument live(Table table, String documentId) {
        PendingDocument pending = changes.document(table, documentId);
        if (pending != null && pending.data() != null) {
            return pending;
        }
        return reader.get(table, documentId)
                .map(document -> PendingDocument.changed(table, document))
                .orElseThrow(
                        () -> new StatementException("No such document: " + documentId + " in table " + table.name()));
    }

    private void put(PendingDocument document) {
        changes.put(document);
        if (changes.documents().size() > limits.maxDocumentsPerTransaction()) {
            throw new LimitExceededException(
                    "A transaction can change at most " + limits.maxDocumentsPerTransaction() + " documents");
        }
        long bytes = changes.documents().stream()
                .mapToLong(PendingDocument::encodedBytes)
                .sum();
        if (bytes > limits.maxTransactionBytes()) {
            throw new LimitExceededException("A transaction can write at most " + limits.maxTransactionBytes()
                    + " bytes, this one has " + bytes);
        }
    }

    private int encodedBytes(IonStruct data) {
        int bytes = IonValues.portable(data).length;
        if (bytes > limits.maxDocumentBytes()) {
            throw new LimitExceededException(
                    "A document can have at most " + limits.maxDocumentBytes() + " bytes, this one has " + bytes);
        }
        return bytes;
    }

    /** Read by other threads once the transaction commits. */
    private static IonStruct readOnly(IonStruct data) {
        data.makeReadOnly();
        return data;
    }

    @Override
    public void redact(Table table, IonStruct revision) {
        if (changes.redaction().isPresent()) {
            throw new StatementException("A transaction can redact one revision only");
        }
        Revision redacted = Revision.from(revision);
        changes.redact(new RedactedRevision(
                redacted.blockAddress(),
                table.id(),
                redacted.metadata().id(),
                redacted.metadata().version()));
    }

    @Override
    public Table createTable(String name, Tags tags) {
        List<Table> tables = reader.tables();
        if (active(tables, name) != null) {
            throw new StatementException("Table with name: " + name + " already exists");
        }
        requireRoomForTable(tables);
        if (tables.size() >= limits.maxTables()) {
            throw new LimitExceededException(
                    "A ledger can have at most " + limits.maxTables() + " tables, dropped ones included");
        }
        Table table = new Table(UniqueId.next(), name, true, List.of(), tags);
        changes.put(table);
        return table;
    }

    @Override
    public Index createIndex(Table table, String field) {
        Table current = current(table);
        if (current.indexOn(field).isPresent()) {
            throw new StatementException("Index already exists on table: " + table.name() + ", field: " + field);
        }
        if (current.indexes().size() >= limits.maxIndexesPerTable()) {
            throw new LimitExceededException("A table can have at most " + limits.maxIndexesPerTable() + " indexes");
        }
        Index index = new Index(UniqueId.next(), field);
        List<Index> indexes = new ArrayList<>(current.indexes());
        indexes.add(index);
        changes.put(current.with(indexes));
        return index;
    }

    @Override
    public void dropTable(Table table) {
        Table current = current(table);
        changes.put(current.with(false));
    }

    @Override
    public void undropTable(Table table) {
        List<Table> tables = reader.tables();
        if (active(tables, table.name()) != null) {
            throw new StatementException("Table with name: " + table.name() + " already exists");
        }
        requireRoomForTable(tables);
        Table current = current(table);
        changes.put(current.with(true));
    }

    @Override
    public void dropIndex(Table table, Index index) {
        Table current = current(table);
        List<Index> indexes = new ArrayList<>(current.indexes());
        indexes.remove(index);
        changes.put(current.with(indexes));
    }

    private void requireRoomForTable(List<Table> tables) {
        if (tables.stream().filter(Table::active).count() >= limits.maxActiveTables()) {
            throw new LimitExceededException(
                    "A ledger can have at most " + limits.maxActiveTables() + " active tables");
        }
    }

    private Table current(Table table) {
        return reader.tables().stream()
                .filter(known -> known.id().equals(table.id()))
                .findFirst()
                .orElseThrow(() -> new StatementException("No such table: " + table.name()));
    }

    private static @Nullable Table active(List<Table> tables, String name) {
        return tables.stream()
                .filter(table -> table.active() && table.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
