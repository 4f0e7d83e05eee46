package io.adledger.ledger.export;

import java.io.InputStream;
import java.util.List;

/** Objects under keys: a bucket, or a directory in its place. Thread-safe. */
public interface ObjectStore {

    /**
     * Puts an object in place of what was there.
     *
     * @throws ObjectStoreException if it is not there for certain
     */
    void put(String key, StoredObject object);

    /**
     * The content of an object; to be closed.
     *
     * @throws ObjectStoreException if there is none, or it cannot be read
     */
    InputStream read(String key);

    /**
     * The keys that begin with a prefix, in their order.
     *
     * @throws ObjectStoreException if they cannot be listed
     */
    List<String> keys(String prefix);
}
