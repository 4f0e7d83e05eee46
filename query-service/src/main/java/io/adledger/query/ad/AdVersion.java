package io.adledger.query.ad;

import io.adledger.state.AdDocument;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of an ad.
 *
 * @param committedAt when the ledger committed it
 * @param document what the ledger holds of it; nothing if the document was deleted from the ledger, or redacted
 */
public record AdVersion(
        long version, Instant committedAt, String transactionId, boolean redacted, Optional<AdDocument> document) {

    /** Whether there is no ad from this version on. */
    public boolean isDeletion() {
        return document.map(AdDocument::isDeletion).orElse(!redacted);
    }
}
