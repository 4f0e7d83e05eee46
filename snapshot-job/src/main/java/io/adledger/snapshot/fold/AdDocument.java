package io.adledger.snapshot.fold;

import io.adledger.ad.Ad;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a document of the ledger's table of ads has come to with one of its revisions. Immutable, thread-safe.
 *
 * @param version of the revision; those before it are 0, 1, 2 and so on
 * @param sequenceNo of the block that the revision is in
 * @param redacted the versions up to this one that were redacted
 */
public record AdDocument(String documentId, long version, long sequenceNo, Content content, Set<Long> redacted) {

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

        /**
         * The revision was redacted: what it said is not to be had any more.
         *
         * @param owner none if no revision that can still be read says whose it was
         */
        record Erased(Optional<Owner> owner) implements Content {}
    }

    public AdDocument {
        redacted = Set.copyOf(redacted);
    }

    /** A document of which nothing was redacted but what the content says. */
    public AdDocument(String documentId, long version, long sequenceNo, Content content) {
        this(documentId, version, sequenceNo, content, content instanceof Content.Erased ? Set.of(version) : Set.of());
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
        return of(known, Stream.concat(redacted.stream(), earlier.redacted.stream()));
    }

    /** This, after one of the document's revisions was redacted: the same as if it had never been read. */
    public AdDocument withRedacted(long revision) {
        boolean hadData = revision < version || (revision == version && !(content instanceof Content.Removed));
        if (!hadData || redacted.contains(revision)) {
            return this;
        }
        Content left = revision == version ? new Content.Erased(owner()) : content;
        return of(left, Stream.concat(redacted.stream(), Stream.of(revision)));
    }

    private AdDocument of(Content known, Stream<Long> allRedacted) {
        Set<Long> versions = allRedacted.collect(Collectors.toUnmodifiableSet());
        return new AdDocument(documentId, version, sequenceNo, readable(known, versions), versions);
    }

    /** Whose the ad is can only be known while one of its revisions can be read. */
    private Content readable(Content known, Set<Long> versions) {
        return switch (known) {
            case Content.Removed removed
            when versions.size() >= version -> new Content.Removed(Optional.empty(), removed.at());
            case Content.Erased _ when versions.size() > version -> new Content.Erased(Optional.empty());
            default -> known;
        };
    }
}
