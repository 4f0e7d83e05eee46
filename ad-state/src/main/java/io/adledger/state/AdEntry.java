package io.adledger.state;

import java.time.Instant;

/** What the state store knows of an ad: the newest version that it was told of. */
public sealed interface AdEntry {

    String adId();

    String publisherId();

    /** The version of the ledger's revision, which decides between two entries of an ad. */
    long version();

    /** The ledger's id of the ad's document. */
    String documentId();

    /**
     * An ad that is there.
     *
     * @param sequenceNo the journal block of this version
     */
    record Live(AdView ad, String documentId, long sequenceNo) implements AdEntry {

        @Override
        public String adId() {
            return ad.adId();
        }

        @Override
        public String publisherId() {
            return ad.publisherId();
        }

        @Override
        public long version() {
            return ad.version();
        }
    }

    /** An ad that was deleted; nothing of its content is kept. */
    record Tombstone(String adId, String publisherId, long version, String documentId, Instant deletedAt)
            implements AdEntry {}
}
