package io.adledger.query.ad;

import io.adledger.state.AdEntry;
import java.util.Optional;

/** The newest state of every ad, a moment behind the ledger. Thread-safe. */
public interface AdStates {

    /**
     * The ad with this id.
     *
     * @throws StoreUnavailableException if that cannot be told now
     */
    Optional<AdEntry> find(String adId);

    /**
     * A publisher's ads, the newest first.
     *
     * @param after where the page before ended; none for the first page
     * @param limit how many at most, from 1
     * @throws StoreUnavailableException if that cannot be told now
     */
    AdPage page(String publisherId, Optional<Cursor> after, int limit);
}
