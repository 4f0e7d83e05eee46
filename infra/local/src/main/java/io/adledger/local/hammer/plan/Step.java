package io.adledger.local.hammer.plan;

import io.adledger.local.hammer.record.Change;
import io.adledger.local.hammer.record.Content;
import java.time.Duration;

/** What a client of the API does next. Ads are told apart by places, each of which has the ad that was published there last. */
public sealed interface Step {

    int place();

    /** Publishes an ad, with an idempotency key. */
    record Publish(int place, Content content) implements Step {}

    /**
     * Changes the ad.
     *
     * @param keyed whether with an idempotency key
     */
    record Patch(int place, Change change, Condition condition, boolean keyed) implements Step {}

    record Delete(int place, Condition condition) implements Step {}

    /** Reads the ad from the state store. */
    record ReadLive(int place) implements Step {}

    record ReadVersions(int place) implements Step {}

    /** Reads what the ad was so long ago. */
    record ReadPast(int place, Duration ago) implements Step {}

    /** Searches for the newest ads of the place's publisher. */
    record Search(int place) implements Step {}

    /** What {@code If-Match} says. */
    enum Condition {
        NONE,
        /** The newest version that any client was told of. */
        NEWEST,
        /** The version before that one. */
        STALE
    }
}
