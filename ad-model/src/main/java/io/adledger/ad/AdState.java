package io.adledger.ad;

import java.time.Instant;

/** How an ad is after its events. The version is the number of the last event, from 0. */
public sealed interface AdState {

    /** There never was such an ad. */
    record Absent() implements AdState {}

    /** The ad is there. */
    record Live(Ad ad, long version) implements AdState {}

    /** There was one, and it was deleted; of what it said, nothing is left. */
    record Deleted(String adId, String publisherId, Instant createdAt, Instant deletedAt, long version)
            implements AdState {}

    /** Of an ad that has no events. */
    AdState ABSENT = new Absent();
}
