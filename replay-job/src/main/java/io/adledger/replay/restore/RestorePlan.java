package io.adledger.replay.restore;

import io.adledger.ad.AdCommand;
import io.adledger.ad.AdEvent;
import io.adledger.ad.AdRestoring;
import io.adledger.ad.AdState;
import io.adledger.ad.Decision;
import io.adledger.ad.PastState;
import io.adledger.ad.RestoreAd;
import io.adledger.ad.VersionCondition;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.AdDocument.Content;
import io.adledger.snapshot.fold.AdDocument.Owner;
import io.adledger.snapshot.fold.Fold;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be done so that all ads are as they were: the difference of two folds of one journal. Writes nothing. */
public final class RestorePlan {

    private static final AdCommand.Order NOBODY = new AdCommand.Order("", "", Instant.EPOCH);

    private final Fold past;
    private final Fold now;

    /**
     * The way from how ads are to how they were.
     *
     * @param past the fold up to the moment that they are to be as of
     * @param now the fold of the same journal, up to a later block
     */
    public RestorePlan(Fold past, Fold now) {
        this.past = past;
        this.now = now;
    }

    /** For every document there is, in the order of their ids. To be closed after use. */
    public Stream<PlannedRestore> all() {
        return after("");
    }

    /** For the documents whose ids come after one. To be closed after use. */
    Stream<PlannedRestore> after(String documentId) {
        return now.documentsAfter(documentId).map(this::planned);
    }

    private PlannedRestore planned(AdDocument document) {
        Optional<AdDocument> before = past.document(document.documentId());
        String name = document.owner()
                .or(() -> before.flatMap(AdDocument::owner))
                .map(Owner::adId)
                .orElse(document.documentId());
        RestoreAd restore = new RestoreAd(name, past(before), Instant.EPOCH, VersionCondition.ANY, NOBODY);
        return new PlannedRestore(
                document.documentId(),
                name,
                document.version(),
                before.filter(then -> then.content() instanceof Content.Live).stream()
                        .mapToLong(AdDocument::version)
                        .findFirst(),
                verdict(AdRestoring.decide(state(document), restore)));
    }

    private static Verdict verdict(Decision decision) {
        return switch (decision) {
            case Decision.Accepted(AdEvent.AdRestored restored) -> new Verdict.Restored(restored.changed());
            case Decision.Accepted accepted -> new Verdict.Deleted();
            case Decision.Unchanged unchanged -> new Verdict.Unchanged();
            case Decision.Rejected rejected -> Verdict.of(rejected);
        };
    }

    private static PastState past(Optional<AdDocument> document) {
        return document.filter(then -> then.content() instanceof Content.Erased).isPresent()
                ? new PastState.Erased()
                : new PastState.Known(document.map(RestorePlan::state).orElse(AdState.ABSENT));
    }

    private static AdState state(AdDocument document) {
        return switch (document.content()) {
            case Content.Live live -> new AdState.Live(live.ad(), document.version());
            // When it was created is not kept in a fold, and decides nothing.
            case Content.Deleted deleted ->
                new AdState.Deleted(
                        deleted.owner().adId(),
                        deleted.owner().publisherId(),
                        deleted.deletedAt(),
                        deleted.deletedAt(),
                        document.version());
            case Content.Removed _, Content.Erased _ -> AdState.ABSENT;
        };
    }
}
