package io.adledger.ledger.storage;

import static io.adledger.ledger.storage.ViewDatabase.Family.DOCUMENTS;
import static io.adledger.ledger.storage.ViewDatabase.Family.INDEXES;

import java.util.Optional;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Builds and clears what a change of a table's indexes asks for, before the change is seen. Not thread-safe. */
final class CatalogChange {

    /** Entries written at a time, so that an index of any size is built in bounded memory. */
    private static final int ENTRIES_AT_ONCE = 10_000;

    private final ViewDatabase database;
    private final ReadOptions latest;

    CatalogChange(ViewDatabase database, ReadOptions latest) {
        this.database = database;
        this.latest = latest;
    }

    /** Safe to repeat: an entry is the same however often it is written. */
    void carryOut(Table before, Table after) throws RocksDBException {
        for (Index index : after.indexes()) {
            if (!before.indexes().contains(index)) {
                build(after, index);
            }
        }
        for (Index index : before.indexes()) {
            if (!after.indexes().contains(index)) {
                clear(index);
            }
        }
    }

    private void build(Table table, Index index) throws RocksDBException {
        try (KeyRange documents = new KeyRange(database, DOCUMENTS, latest, Keys.ofTable(table.id()));
                WriteBatch batch = new WriteBatch()) {
            while (documents.hasNext()) {
                KeyRange.Entry entry = documents.next();
                StoredDocument document = new StoredDocument(Keys.document(entry.key()), entry.value());
                Optional<ViewKey.OfIndexed> indexed = ViewKey.indexed(index, document.data());
                if (indexed.isPresent()) {
                    batch.put(database.family(INDEXES), Keys.ofIndexEntry(indexed.get(), document.id()), new byte[0]);
                }
                if (batch.count() >= ENTRIES_AT_ONCE) {
                    database.write(batch);
                    batch.clear();
                }
            }
            database.write(batch);
        }
    }

    private void clear(Index index) throws RocksDBException {
        byte[] first = Keys.ofIndex(index.id());
        try (WriteBatch batch = new WriteBatch()) {
            batch.deleteRange(database.family(INDEXES), first, Keys.after(first));
            database.write(batch);
        }
    }
}
