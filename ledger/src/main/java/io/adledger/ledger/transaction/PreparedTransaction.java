package io.adledger.ledger.transaction;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.RedactionInfo;
import io.adledger.ledger.journal.TransactionInfo;
import io.adledger.ledger.storage.ViewKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that wants to commit, with everything computed that does not depend on its place in the journal.
 * Immutable.
 *
 * @param snapshot the block as of which it read
 * @param read what it read
 * @param changed what it changes
 * @param redaction what it redacts; null if nothing
 */
record PreparedTransaction(
        String id,
        long snapshot,
        Set<ViewKey> read,
        Set<ViewKey> changed,
        TransactionInfo info,
        Hash infoHash,
        @Nullable RedactionInfo redaction,
        List<PreparedRevision> revisions) {

    /**
     * A revision without what its block gives it.
     *
     * @param contentHash the Ion Hash of the data; empty of a deletion
     */
    record PreparedRevision(
            String id, long version, @Nullable IonStruct data, Hash contentHash) {}
}
