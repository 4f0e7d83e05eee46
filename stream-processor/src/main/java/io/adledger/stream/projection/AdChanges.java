package io.adledger.stream.projection;

import io.adledger.ad.AdRevision;
import io.adledger.ad.NotAnAdException;
import io.adledger.ad.stream.LedgerRevision;
import io.adledger.ad.stream.LedgerRevision.Content;
import io.adledger.ad.stream.StreamRecord;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import io.adledger.state.AdChange;
import io.adledger.state.AdEntry;
import java.time.Instant;
import java.util.Optional;

/** Reads stream records as changes of ads. Pure functions. */
final class AdChanges {

    private AdChanges() {}

    /**
     * The change in a record; none if it is about something else.
     *
     * @throws NotAnAdException if it is about an ad, but its document is none
     */
    static Optional<AdChange> in(StreamRecord record) {
        return record instanceof RevisionDetails details && details.tableName().equals(AdRevision.TABLE)
                ? change(details.revision())
                : Optional.empty();
    }

    private static Optional<AdChange> change(LedgerRevision revision) {
        return switch (revision.content()) {
            case Content.Present present ->
                Optional.of(new AdChange.Stated(AdEntry.of(
                        AdRevision.from(present.data(), revision.version()),
                        revision.documentId(),
                        revision.blockAddress().sequenceNo())));
            case Content.Deleted deleted ->
                Optional.of(new AdChange.Removed(
                        revision.documentId(),
                        revision.version(),
                        Instant.ofEpochMilli(revision.txTime().getMillis())));
            // Only versions that are past can be redacted, and the store holds none of those.
            case Content.Redacted redacted -> Optional.empty();
        };
    }
}
