package io.adledger.state;

import java.time.Instant;

/** What a revision of the ledger says of an ad. Of two that concern one document, the higher version holds. */
public sealed interface AdChange {

    /** The ledger's id of the ad's document. */
    String documentId();

    /** The version of the revision. */
    long version();

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
