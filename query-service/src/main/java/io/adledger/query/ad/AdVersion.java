package io.adledger.query.ad;

import io.adledger.ad.AdRevision;
import io.adledger.ad.AdState;
import java.time.Instant;
import java.util.Optional;

/**
 * One version of an ad.
 *
 * @param committedAt when the ledger committed it
 * @param redacted whether what it said was erased
 * @param revision what the ledger holds of it; nothing if the document was deleted from the ledger, or redacted
 */
public record AdVersion(
        long version, Instant committedAt, String transactionId, boolean redacted, Optional<AdRevision> revision) {

    /** The ad in this version, unless it was deleted or this is erased. */
    public Optional<AdState.Live> live() {
        return revision.map(AdRevision::state)
                .flatMap(state -> state instanceof AdState.Live live ? Optional.of(live) : Optional.empty());
    }

    /** Whose ad it was, if this version still says so. */
    Optional<String> publisherId() {
        return revision.map(AdRevision::state).flatMap(state -> switch (state) {
            case AdState.Live live -> Optional.of(live.ad().publisherId());
            case AdState.Deleted deleted -> Optional.of(deleted.publisherId());
            case AdState.Absent absent -> Optional.empty();
        });
    }
}
