package io.adledger.ledger.storage;

import static io.adledger.ledger.storage.ViewDatabase.Family.DOCUMENTS;
import static io.adledger.ledger.storage.ViewDatabase.Family.INDEXES;
import static io.adledger.ledger.storage.ViewDatabase.Family.REVISIONS;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.RedactionInfo;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import io.adledger.ledger.journal.Revision;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.journal.TransactionInfo.ChangedDocument;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Gathers what blocks of user revisions change in the views, to be written as one. Not thread-safe. */
final class BlockApplication {

    private final ViewDatabase database;
    private final Catalog catalog;
    private final ReadOptions latest;
    private final WriteBatch batch;
    private final Consumer<ViewKey> changed;
    private final Map<ViewKey.OfDocument, Optional<IonStruct>> inBatch = new HashMap<>();

    BlockApplication(
            ViewDatabase database, Catalog catalog, ReadOptions latest, WriteBatch batch, Consumer<ViewKey> changed) {
        this.database = database;
        this.catalog = catalog;
        this.latest = latest;
        this.batch = batch;
        this.changed = changed;
    }

    /** Applies a block; one that redacts something must be the first in its batch. */
    void apply(Block block) throws RocksDBException {
        RedactionInfo redaction = block.redactionInfo();
        if (redaction != null) {
            Erasures.put(database, batch, block.sequenceNo(), redaction);
            for (RedactedRevision revision : redaction.revisions()) {
                redact(revision);
            }
        }
        TransactionInfo info = block.transactionInfo();
        if (info == null) {
            return;
        }
        for (Revision revision : block.revisions()) {
            ChangedDocument document = info.documents().get(revision.metadata().id());
            if (document != null) {
                apply(catalog.table(document.tableId(), document.tableName()), revision);
            }
        }
    }

    private void redact(RedactedRevision redacted) throws RocksDBException {
        byte[] key = Keys.ofRevision(redacted.tableId(), redacted.documentId(), redacted.version());
        Optional<byte[]> stored = database.get(REVISIONS, latest, key);
        if (stored.isPresent()) {
            Revision revision = Revision.from(IonValues.struct(stored.get())).redacted();
            batch.put(database.family(REVISIONS), key, IonValues.stored(revision::writeTo));
        }
        changed.accept(new ViewKey.OfTable(redacted.tableId()));
        changed.accept(new ViewKey.OfDocument(redacted.tableId(), redacted.documentId()));
    }

    private void apply(Table table, Revision revision) throws RocksDBException {
        String id = revision.metadata().id();
        byte[] stored = IonValues.stored(revision::writeTo);
        batch.put(
                database.family(REVISIONS),
                Keys.ofRevision(table.id(), id, revision.metadata().version()),
                stored);
        IonStruct data = revision.data();
        if (data == null) {
            batch.delete(database.family(DOCUMENTS), Keys.ofDocument(table.id(), id));
        } else {
            batch.put(database.family(DOCUMENTS), Keys.ofDocument(table.id(), id), stored);
        }
        changed.accept(new ViewKey.OfTable(table.id()));
        reindex(
                table,
                new ViewKey.OfDocument(table.id(), id),
                revision.metadata().version(),
                Optional.ofNullable(data));
    }

    private void reindex(Table table, ViewKey.OfDocument document, long version, Optional<IonStruct> data)
            throws RocksDBException {
        changed.accept(document);
        if (table.indexes().isEmpty()) {
            inBatch.put(document, data);
            return;
        }
        Optional<IonStruct> before = version == 0 ? Optional.empty() : before(document);
        inBatch.put(document, data);
        for (Index index : table.indexes()) {
            Optional<ViewKey.OfIndexed> old = before.flatMap(struct -> ViewKey.indexed(index, struct));
            Optional<ViewKey.OfIndexed> now = data.flatMap(struct -> ViewKey.indexed(index, struct));
            if (old.equals(now)) {
                continue;
            }
            if (old.isPresent()) {
                changed.accept(old.get());
                batch.delete(database.family(INDEXES), Keys.ofIndexEntry(old.get(), document.documentId()));
            }
            if (now.isPresent()) {
                changed.accept(now.get());
                batch.put(database.family(INDEXES), Keys.ofIndexEntry(now.get(), document.documentId()), new byte[0]);
            }
        }
    }

    private Optional<IonStruct> before(ViewKey.OfDocument document) {
        Optional<IonStruct> known = inBatch.get(document);
        return known != null
                ? known
                : database.get(DOCUMENTS, latest, Keys.ofDocument(document.tableId(), document.documentId()))
                        .map(revision -> new StoredDocument(document.documentId(), revision).data());
    }
}
