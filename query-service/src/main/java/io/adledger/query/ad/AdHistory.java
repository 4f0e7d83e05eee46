package io.adledger.query.ad;

import java.util.List;
import java.util.Optional;

/** What the ledger holds of an ad: every version, from the first. Always up to date. Thread-safe. */
public interface AdHistory {

    /**
     * The ledger's id of an ad's document, unless there is none now.
     *
     * @throws StoreUnavailableException if that cannot be told now
     */
    Optional<String> documentId(String adId);

    /**
     * The versions of a document, oldest first, also of one that was deleted; none of one that never was.
     *
     * @throws StoreUnavailableException if that cannot be told now
     */
    List<AdVersion> versions(String documentId);
}
