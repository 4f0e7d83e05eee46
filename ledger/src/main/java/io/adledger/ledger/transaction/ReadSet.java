package io.adledger.ledger.transaction;

import io.adledger.ledger.storage.ViewKey;
import java.util.HashSet;
import java.util.Set;

/** What a transaction has read, and how often it went to the views for it. Not thread-safe. */
final class ReadSet {

    private final Set<ViewKey> keys = new HashSet<>();
    private long reads;

    void add(ViewKey key) {
        keys.add(key);
    }

    void countRead() {
        reads++;
    }

    long reads() {
        return reads;
    }

    Set<ViewKey> keys() {
        return keys;
    }
}
