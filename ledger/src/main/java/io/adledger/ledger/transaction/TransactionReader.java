package io.adledger.ledger.transaction;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import io.adledger.ledger.storage.Document;
import io.adledger.ledger.storage.Index;
import io.adledger.ledger.storage.Iterators;
import io.adledger.ledger.storage.LedgerReader;
import io.adledger.ledger.storage.Table;
import io.adledger.ledger.storage.ViewKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A snapshot with a transaction's own changes laid over it; whatever is read is noted. Not thread-safe. */
final class TransactionReader implements LedgerReader {

    private final String transactionId;
    private final LedgerReader snapshot;
    private final ChangeSet changes;
    private final ReadSet reads;

    TransactionReader(String transactionId, LedgerReader snapshot, ChangeSet changes, ReadSet reads) {
        this.transactionId = transactionId;
        this.snapshot = snapshot;
        this.changes = changes;
        this.reads = reads;
    }

    @Override
    public List<Table> tables() {
        reads.add(new ViewKey.OfCatalog());
        List<Table> tables = new ArrayList<>();
        for (Table table : snapshot.tables()) {
            tables.add(changes.table(table.id()).orElse(table));
        }
        changes.tables().stream()
                .filter(table -> tables.stream().noneMatch(known -> known.id().equals(table.id())))
                .forEach(tables::add);
        return tables;
    }

    @Override
    public Optional<Document> get(Table table, String documentId) {
        reads.add(new ViewKey.OfDocument(table.id(), documentId));
        PendingDocument pending = changes.document(table, documentId);
        if (pending != null) {
            return pending.visible(transactionId);
        }
        reads.countRead();
        return snapshot.get(table, documentId);
    }

    @Override
    public Iterator<Document> scan(Table table) {
        reads.add(new ViewKey.OfTable(table.id()));
        return overlaid(table, snapshot.scan(table), data -> true, document -> {});
    }

    @Override
    public Iterator<Document> lookup(Table table, Index index, IonValue key) {
        Optional<ViewKey.OfIndexed> indexed = ViewKey.indexed(index, key);
        if (indexed.isEmpty()) {
            return Collections.emptyIterator();
        }
        reads.add(indexed.get());
        // An index that this very transaction has made has no entries yet.
        Iterator<Document> stored = isStored(table, index) ? snapshot.lookup(table, index, key) : scan(table);
        return overlaid(
                table,
                stored,
                data -> ViewKey.indexed(index, data).equals(indexed),
                document -> reads.add(new ViewKey.OfDocument(table.id(), document.id())));
    }

    private boolean isStored(Table table, Index index) {
        return snapshot.tables().stream()
                .anyMatch(stored ->
                        stored.id().equals(table.id()) && stored.indexes().contains(index));
    }

    private Iterator<Document> overlaid(
            Table table, Iterator<Document> stored, Predicate<IonStruct> wanted, Consumer<Document> read) {
        Map<String, PendingDocument> pending = changes.documentsOf(table);
        Iterator<Document> own = pending.values().stream()
                .flatMap(document -> document.visible(transactionId).stream())
                .filter(document -> wanted.test(document.data()))
                .iterator();
        Iterator<Document> others = Iterators.flatMap(stored, document -> {
            reads.countRead();
            if (pending.containsKey(document.id())) {
                return Collections.<Document>emptyIterator();
            }
            read.accept(document);
            return List.of(document).iterator();
        });
        return Iterators.flatMap(List.of(own, others).iterator(), documents -> documents);
    }

    @Override
    public Iterator<IonStruct> history(
            Table table, @Nullable String documentId, @Nullable Timestamp from, @Nullable Timestamp to) {
        reads.add(
                documentId == null ? new ViewKey.OfTable(table.id()) : new ViewKey.OfDocument(table.id(), documentId));
        return Iterators.map(snapshot.history(table, documentId, from, to), revision -> {
            reads.countRead();
            return revision;
        });
    }
}
