package io.adledger.query.ad;

import io.adledger.ad.AdState;
import io.adledger.state.AdEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads an ad for its publisher: now, as of a moment, or in all its versions. Thread-safe. */
public final class AdReading {

    private final AdStates states;
    private final AdHistory history;

    public AdReading(AdStates states, AdHistory history) {
        this.states = states;
        this.history = history;
    }

    /** What there is to read of an ad. */
    public sealed interface Answer {

        /** The ad. */
        record Found(AdState.Live ad) implements Answer {}

        /** There was one, and it was deleted or erased. */
        record Gone() implements Answer {}

        /** This publisher has, or had, no such ad. */
        record Unknown() implements Answer {}
    }

    /** A publisher's ads, the newest first. */
    public AdPage page(String publisherId, Optional<Cursor> after, int limit) {
        return states.page(publisherId, after, limit);
    }

    /** The ad as the state store has it. */
    public Answer now(String publisherId, String adId) {
        return states.find(adId)
                .filter(entry -> entry.publisherId().equals(publisherId))
                .<Answer>map(entry -> switch (entry) {
                    case AdEntry.Live live -> new Answer.Found(live.state());
                    case AdEntry.Tombstone tombstone -> new Answer.Gone();
                })
                .orElseGet(Answer.Unknown::new);
    }

    /** The ad as it was at a moment, by the ledger's time. */
    public Answer at(String publisherId, String adId, Instant moment) {
        List<AdVersion> until = versions(publisherId, adId).stream()
                .filter(version -> !version.committedAt().isAfter(moment))
                .toList();
        if (until.isEmpty()) {
            return new Answer.Unknown();
        }
        return until.getLast().live().<Answer>map(Answer.Found::new).orElseGet(Answer.Gone::new);
    }

    /** Every version of the ad, oldest first; none if this publisher has, or had, no such ad. */
    public List<AdVersion> versions(String publisherId, String adId) {
        return documentId(adId)
                .map(history::versions)
                .filter(versions -> isOf(versions, publisherId))
                .orElse(List.of());
    }

    /** The state store knows deleted documents too; the ledger knows the newest ones. */
    private Optional<String> documentId(String adId) {
        return states.find(adId).map(AdEntry::documentId).or(() -> history.documentId(adId));
    }

    private static boolean isOf(List<AdVersion> versions, String publisherId) {
        return versions.stream()
                .flatMap(version -> version.publisherId().stream())
                .findFirst()
                .filter(publisherId::equals)
                .isPresent();
    }
}
