package io.adledger.ad;

import io.adledger.ad.AdEvent.AdDeleted;
import io.adledger.ad.AdEvent.AdRestored;
import io.adledger.ad.AdEvent.PastVersion;
import java.time.Instant;
import java.util.List;

/**
 * How ads are restored: which event makes an ad again what it was. Nothing that happened is taken back; versions go on, and
 * so do times. Pure but for the ids that new events get.
 */
public final class AdRestoring {

    private AdRestoring() {}

    /**
     * What comes of a restore of an ad that is in this state now: an {@link AdRestored} if it was there, an ordinary
     * {@link AdDeleted} if it was not, and nothing if it is so already.
     */
    public static Decision decide(AdState now, RestoreAd restore) {
        return switch (now) {
            case AdState.Live live
            when !restore.condition().allows(live.version()) -> new Decision.OtherVersion(live.version());
            case AdState.Deleted deleted
            when !restore.condition().allows(deleted.version()) -> new Decision.OtherVersion(deleted.version());
            default ->
                switch (restore.past()) {
                    case PastState.Erased() -> new Decision.ErasedPast();
                    case PastState.Known(AdState.Live past) -> toWhatItSaid(now, past, restore);
                    case PastState.Known(AdState gone) -> toItsAbsence(now, restore);
                };
        };
    }

    private static Decision toWhatItSaid(AdState now, AdState.Live past, RestoreAd restore) {
        return switch (now) {
            case AdState.Absent absent -> new Decision.UnknownAd();
            case AdState.Deleted deleted -> restored(past, List.of(AdField.values()), restore, deleted.deletedAt());
            case AdState.Live live -> {
                List<AdField> changed =
                        live.ad().content().differences(past.ad().content());
                yield changed.isEmpty()
                        ? new Decision.Unchanged(live)
                        : restored(past, changed, restore, live.ad().updatedAt());
            }
        };
    }

    private static Decision toItsAbsence(AdState now, RestoreAd restore) {
        return now instanceof AdState.Live live
                ? new Decision.Accepted(
                        new AdDeleted(AdDecider.envelopeAfter(live.ad().updatedAt(), restore.order())))
                : new Decision.Unchanged(now);
    }

    private static Decision restored(AdState.Live past, List<AdField> changed, RestoreAd restore, Instant lastEvent) {
        return new Decision.Accepted(new AdRestored(
                past.ad().content(),
                changed,
                new PastVersion(past.version(), restore.asOf()),
                AdDecider.envelopeAfter(lastEvent, restore.order())));
    }
}
