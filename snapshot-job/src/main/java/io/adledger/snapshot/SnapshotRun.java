package io.adledger.snapshot;

import io.adledger.snapshot.SnapshotProgress.Step;
import io.adledger.snapshot.store.SnapshotId;
import java.time.Instant;
import java.util.Optional;

/**
 * How a run does that makes a snapshot.
 *
 * @param step what it is doing; none before the first
 * @param done so much of the step, of {@code total}
 * @param failure why it was broken off
 */
public record SnapshotRun(
        SnapshotId id, Instant startedAt, Optional<Step> step, long done, long total, Optional<String> failure) {

    static SnapshotRun started(SnapshotId id, Instant now) {
        return new SnapshotRun(id, now, Optional.empty(), 0, 0, Optional.empty());
    }

    SnapshotRun reached(Step now, long nowDone, long nowTotal) {
        return new SnapshotRun(id, startedAt, Optional.of(now), nowDone, nowTotal, failure);
    }

    SnapshotRun failed(String why) {
        return new SnapshotRun(id, startedAt, step, done, total, Optional.of(why));
    }
}
