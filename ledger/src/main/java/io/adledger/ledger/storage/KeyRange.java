package io.adledger.ledger.storage;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/** The entries of a column family whose keys begin with a prefix, in order. To be closed; not thread-safe. */
@SuppressWarnings("ArrayRecordComponent")
final class KeyRange implements Iterator<KeyRange.Entry>, AutoCloseable {

    /** A key and its value. */
    record Entry(byte[] key, byte[] value) {}

    private final Slice end;
    private final ReadOptions options;
    private final RocksIterator entries;

    KeyRange(ViewDatabase database, ViewDatabase.Family family, ReadOptions asOf, byte[] prefix) {
        end = new Slice(Keys.after(prefix));
        options = new ReadOptions(asOf).setIterateUpperBound(end);
        entries = database.rocks().newIterator(database.family(family), options);
        entries.seek(prefix);
    }

    @Override
    public boolean hasNext() {
        if (!entries.isOwningHandle()) {
            return false;
        }
        if (entries.isValid()) {
            return true;
        }
        try {
            entries.status();
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot read the views: " + e.getMessage(), e);
        }
        close();
        return false;
    }

    @Override
    public Entry next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Entry entry = new Entry(entries.key(), entries.value());
        entries.next();
        return entry;
    }

    @Override
    public void close() {
        entries.close();
        options.close();
        end.close();
    }
}
