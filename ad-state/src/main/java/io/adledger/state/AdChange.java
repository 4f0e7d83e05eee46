package io.adledger.state;

import io.adledger.ad.AdRevision;
import io.adledger.ad.NotAnAdException;
import io.adledger.ad.stream.LedgerRevision;
import io.adledger.ad.stream.LedgerRevision.Content;
import io.adledger.ad.stream.StreamRecord.RevisionDetails;
import java.time.Instant;
import java.util.Optional;

/** What a revision of the ledger says of an ad. Of two that concern one document, the higher version holds. */
public sealed interface AdChange {

    /** The ledger's id of the ad's document. */
    String documentId();

    /** The version of the revision. */
    long version();

    /**
     * What a revision in the ledger's stream says of an ad.
     *
     * @return none if it is of another table; or if its content was redacted, which happens to versions that are past
     * @throws NotAnAdException if it is of the ads' table, but its document is none
     */
    static Optional<AdChange> in(RevisionDetails details) {
        if (!details.tableName().equals(AdRevision.TABLE)) {
            return Optional.empty();
        }
        LedgerRevision revision = details.revision();
        return switch (revision.content()) {
            case Content.Present present ->
                Optional.of(new Stated(AdEntry.of(
                        AdRevision.from(present.data(), revision.version()),
                        revision.documentId(),
                        revision.blockAddress().sequenceNo())));
            case Content.Deleted deleted ->
                Optional.of(new Removed(
                        revision.documentId(),
                        revision.version(),
                        Instant.ofEpochMilli(revision.txTime().getMillis())));
            case Content.Redacted redacted -> Optional.empty();
        };
    }

    /** The ad's state, or that it was deleted by its publisher. */
    record Stated(AdEntry entry) implements AdChange {

        @Override
        public String documentId() {
            return entry.documentId();
        }

        @Override
        public long version() {
            return entry.version();
        }
    }

    /** The document was deleted from the ledger: the revision has no content, so it does not say which ad it was. */
    record Removed(String documentId, long version, Instant at) implements AdChange {

        /** The change of the ad, once it is known which it was. */
        public Stated tombstoneOf(AdEntry ad) {
            return new Stated(new AdEntry.Tombstone(ad.adId(), ad.publisherId(), version, documentId, at));
        }
    }
}
