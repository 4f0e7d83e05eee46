package io.adledger.ledger.catalog;

import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where a catalog keeps its ledgers. Called by one thread at a time for each ledger. */
public interface LedgerStore {

    /** Whether other servers have the same ledgers: what is known of them then changes without this one's doing. */
    default boolean isShared() {
        return false;
    }

    /** What is known of the ledgers that are there. */
    List<LedgerDescription> descriptions();

    /**
     * Keeps what is known of a ledger, durably; the first time makes room for it.
     *
     * @param before what was known; none of a ledger that is new
     * @return false if another server has changed it since: then nothing is kept
     */
    boolean save(Optional<LedgerDescription> before, LedgerDescription after);

    /** Opens a ledger, or a replica, a new one if it is not there. */
    Ledger open(String name, boolean replica, LedgerSettings settings);

    /**
     * Makes sure that a ledger can be closed and opened again.
     *
     * @throws CatalogException if there is no room for its files
     */
    void requireRoom(String name);

    /** Where else things that belong to a ledger can be kept, to be removed with it. */
    Optional<Path> directory(String name);

    /** Removes a ledger that is not open, and what is known of it last of all. */
    void remove(String name);
}
