package io.adledger.ledger.export;

/** A store from which objects can be removed, too. Thread-safe. */
public interface PrunableObjectStore extends ObjectStore {

    /**
     * Removes an object; does nothing if there is none.
     *
     * @throws ObjectStoreException if it is not gone for certain
     */
    void remove(String key);
}
