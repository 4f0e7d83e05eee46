package io.adledger.ledger.storage;

import static io.adledger.ledger.storage.ViewDatabase.Family.DOCUMENTS;
import static io.adledger.ledger.storage.ViewDatabase.Family.META;
import static io.adledger.ledger.storage.ViewDatabase.Family.REVISIONS;

import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.RedactionInfo;
import io.adledger.ledger.journal.RedactionInfo.RedactedRevision;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * What was redacted, and may still be found in files. Kept with the views until it is erased for certain, so that no crash
 * lets it be forgotten. Thread-safe.
 */
public final class Erasures {

    /** Of more redactions than this, everything is written anew rather than each document's range. */
    private static final int RANGES_AT_MOST = 16;

    private final ViewDatabase database;
    private final SortedMap<Long, RedactionInfo> outstanding = new ConcurrentSkipListMap<>();
    private volatile long newest;

    Erasures(ViewDatabase database, ReadOptions latest) {
        this.database = database;
        try (KeyRange stored = new KeyRange(database, META, latest, Keys.ERASURES)) {
            while (stored.hasNext()) {
                KeyRange.Entry entry = stored.next();
                outstanding.put(Keys.blockOfErasure(entry.key()), RedactionInfo.from(IonValues.struct(entry.value())));
            }
        }
    }

    /** By the blocks that redacted them: all that has not been erased for certain. */
    public SortedMap<Long, RedactionInfo> outstanding() {
        return Collections.unmodifiableSortedMap(outstanding);
    }

    static void put(ViewDatabase database, WriteBatch batch, long sequenceNo, RedactionInfo redaction)
            throws RocksDBException {
        batch.put(database.family(META), Keys.ofErasure(sequenceNo), IonValues.stored(redaction::writeTo));
    }

    /** What was put for this block is written. */
    void written(long sequenceNo, RedactionInfo redaction) {
        newest = database.rocks().getLatestSequenceNumber();
        outstanding.put(sequenceNo, redaction);
    }

    /** Whether a snapshot is open that shows what was redacted: as long as one is, nothing can be erased. */
    public boolean isSeen() {
        try {
            long oldestSnapshot = database.rocks().getLongProperty("rocksdb.oldest-snapshot-sequence");
            return oldestSnapshot != 0 && oldestSnapshot < newest;
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot read the views: " + e.getMessage(), e);
        }
    }

    /** Writes the files anew in which these redactions may be, and is done with them. May take long. */
    public void erase(SortedMap<Long, RedactionInfo> redactions) {
        database.flush();
        try (CompactRangeOptions rewriting =
                new CompactRangeOptions().setBottommostLevelCompaction(BottommostLevelCompaction.kForce)) {
            for (ViewDatabase.Family family : List.of(DOCUMENTS, REVISIONS)) {
                rewrite(family, redactions, rewriting);
            }
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot erase what was redacted: " + e.getMessage(), e);
        }
        redactions.keySet().forEach(this::forget);
    }

    private void rewrite(
            ViewDatabase.Family family, SortedMap<Long, RedactionInfo> redactions, CompactRangeOptions options)
            throws RocksDBException {
        if (redactions.size() > RANGES_AT_MOST) {
            database.rocks().compactRange(database.family(family), null, null, options);
            return;
        }
        for (RedactionInfo redaction : redactions.values()) {
            for (RedactedRevision revision : redaction.revisions()) {
                byte[] document = Keys.ofDocument(revision.tableId(), revision.documentId());
                database.rocks().compactRange(database.family(family), document, Keys.after(document), options);
            }
        }
    }

    private void forget(long sequenceNo) {
        try (WriteBatch batch = new WriteBatch()) {
            batch.delete(database.family(META), Keys.ofErasure(sequenceNo));
            database.write(batch);
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot write the views: " + e.getMessage(), e);
        }
        outstanding.remove(sequenceNo);
    }
}
