package io.adledger.ledger.storage;

import static io.adledger.ledger.storage.ViewDatabase.Family.DOCUMENTS;
import static io.adledger.ledger.storage.ViewDatabase.Family.INDEXES;
import static io.adledger.ledger.storage.ViewDatabase.Family.REVISIONS;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;

/** The views as of one journal position, unmoved by what is committed after. To be closed; not thread-safe. */
public final class Snapshot implements LedgerReader, AutoCloseable {

    private final ViewDatabase database;
    private final long sequenceNo;
    private final Catalog catalog;
    private final org.rocksdb.Snapshot snapshot;
    private final ReadOptions asOf;
    private final List<KeyRange> open = new ArrayList<>();

    Snapshot(ViewDatabase database, long sequenceNo, Catalog catalog) {
        this.database = database;
        this.sequenceNo = sequenceNo;
        this.catalog = catalog;
        this.snapshot = database.rocks().getSnapshot();
        this.asOf = new ReadOptions().setSnapshot(snapshot);
    }

    /** The last block that this snapshot shows; -1 of an empty journal. */
    public long sequenceNo() {
        return sequenceNo;
    }

    /** The tables as of this position. */
    public Catalog catalog() {
        return catalog;
    }

    @Override
    public List<Table> tables() {
        return catalog.tables();
    }

    @Override
    public Optional<Document> get(Table table, String documentId) {
        return database.get(DOCUMENTS, asOf, Keys.ofDocument(table.id(), documentId))
                .map(revision -> new StoredDocument(documentId, revision));
    }

    @Override
    public Iterator<Document> scan(Table table) {
        KeyRange documents = range(DOCUMENTS, Keys.ofTable(table.id()));
        return Iterators.map(documents, entry -> new StoredDocument(Keys.document(entry.key()), entry.value()));
    }

    @Override
    public Iterator<Document> lookup(Table table, Index index, IonValue key) {
        Optional<ViewKey.OfIndexed> indexed = ViewKey.indexed(index, key);
        if (indexed.isEmpty()) {
            return Collections.emptyIterator();
        }
        KeyRange entries = range(INDEXES, Keys.ofIndexed(indexed.get()));
        return Iterators.flatMap(entries, entry -> get(table, Keys.documentOfIndexEntry(entry.key())).stream()
                .iterator());
    }

    @Override
    public Iterator<IonStruct> history(
            Table table, @Nullable String documentId, @Nullable Timestamp from, @Nullable Timestamp to) {
        byte[] prefix = documentId == null ? Keys.ofTable(table.id()) : Keys.ofDocument(table.id(), documentId);
        return new History(range(REVISIONS, prefix), from, to);
    }

    private KeyRange range(ViewDatabase.Family family, byte[] prefix) {
        KeyRange range = new KeyRange(database, family, asOf, prefix);
        open.add(range);
        return range;
    }

    @Override
    public void close() {
        open.forEach(KeyRange::close);
        asOf.close();
        database.rocks().releaseSnapshot(snapshot);
        snapshot.close();
    }
}
