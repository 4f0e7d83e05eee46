package io.adledger.snapshot.fold;

import io.adledger.ad.Ad;
import java.time.Instant;
import java.util.Optional;

/**
 * What a document of the ledger's table of ads has come to with one of its revisions.
 *
 * @param version of the revision
 * @param sequenceNo of the block that the revision is in
 */
public record AdDocument(String documentId, long version, long sequenceNo, Content content) {

    /** What is left of an ad. */
    public sealed interface Content {

        /** The ad is there. */
        record Live(Ad ad) implements Content {}

        /** Its publisher has deleted it. */
        record Deleted(Owner owner, Instant deletedAt) implements Content {}

        /**
         * The document was deleted from the ledger itself.
         *
         * @param owner none if no revision that can still be read says whose it was
         */
        record Removed(Optional<Owner> owner, Instant at) implements Content {}

        /** The revision was redacted: what it said is not to be had any more, nor is what came before it. */
        record Erased(Optional<Owner> owner) implements Content {}
    }

    /** Which ad it is, and whose. */
    public record Owner(String adId, String publisherId) {}

    /** Which ad it is, as far as is known. */
    public Optional<Owner> owner() {
        return switch (content) {
            case Content.Live live ->
                Optional.of(new Owner(live.ad().adId(), live.ad().publisherId()));
            case Content.Deleted deleted -> Optional.of(deleted.owner());
            case Content.Removed removed -> removed.owner();
            case Content.Erased erased -> erased.owner();
        };
    }

    /** This, with what an earlier revision tells of the ad. */
    public AdDocument after(AdDocument earlier) {
        Content known =
                switch (content) {
                    case Content.Removed(Optional<Owner> owner, Instant at) ->
                        new Content.Removed(owner.or(earlier::owner), at);
                    case Content.Erased(Optional<Owner> owner) -> new Content.Erased(owner.or(earlier::owner));
                    case Content.Live _, Content.Deleted _ -> content;
                };
        return new AdDocument(documentId, version, sequenceNo, known);
    }

    /** This, after what it said was redacted. */
    public AdDocument erased() {
        return new AdDocument(documentId, version, sequenceNo, new Content.Erased(owner()));
    }
}
