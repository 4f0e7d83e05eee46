package io.adledger.ledger.export;

/** Where buckets are. */
@FunctionalInterface
public interface ObjectStores {

    /** The bucket of this name; that it exists is seen when it is used. */
    ObjectStore bucket(String name);
}
