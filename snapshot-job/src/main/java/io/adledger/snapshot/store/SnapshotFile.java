package io.adledger.snapshot.store;

import io.adledger.ledger.ion.Hash;

/**
 * A file of a snapshot: consecutive documents in the order of their ids, at least one.
 *
 * @param name below the snapshot's own prefix; another content has another name
 * @param sha256 of its bytes
 * @param first the id of its first document
 * @param last the id of its last document
 */
public record SnapshotFile(String name, Hash sha256, long bytes, long documents, String first, String last) {

    /** Whether a document's place is in this file. */
    public boolean covers(String documentId) {
        return first.compareTo(documentId) <= 0 && documentId.compareTo(last) <= 0;
    }
}
