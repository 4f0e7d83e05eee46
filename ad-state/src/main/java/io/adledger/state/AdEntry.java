package io.adledger.state;

import io.adledger.ad.AdRevision;
import io.adledger.ad.AdState;
import java.time.Instant;

/** What the state store knows of an ad: the newest version that it was told of. */
public sealed interface AdEntry {

    String adId();

    String publisherId();

    /** The version of the ledger's revision, which decides between two entries of an ad. */
    long version();

    /** The ledger's id of the ad's document. */
    String documentId();

    /** The entry that a revision of an ad makes. */
    static AdEntry of(AdRevision revision, String documentId, long sequenceNo) {
        return switch (revision.state()) {
            case AdState.Live live -> new Live(live, documentId, sequenceNo);
            case AdState.Deleted deleted ->
                new Tombstone(
                        deleted.adId(), deleted.publisherId(), deleted.version(), documentId, deleted.deletedAt());
            case AdState.Absent absent -> throw new IllegalArgumentException("a revision is of something");
        };
    }

    /**
     * An ad that is there.
     *
     * @param sequenceNo the journal block of this version
     */
    record Live(AdState.Live state, String documentId, long sequenceNo) implements AdEntry {

        @Override
        public String adId() {
            return state.ad().adId();
        }

        @Override
        public String publisherId() {
            return state.ad().publisherId();
        }

        @Override
        public long version() {
            return state.version();
        }
    }

    /** An ad that was deleted; nothing of its content is kept. */
    record Tombstone(String adId, String publisherId, long version, String documentId, Instant deletedAt)
            implements AdEntry {}
}
