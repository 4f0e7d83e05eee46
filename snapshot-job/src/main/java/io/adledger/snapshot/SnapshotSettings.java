package io.adledger.snapshot;

import java.time.InstantSource;

/**
 * How snapshots are made.
 *
 * @param fileBytes the size at which a file is full; it may be larger by a few ads
 * @param incremental whether a snapshot is made from the newest before it and the journal in between, or from all of the
 *     journal; the result is the same
 */
public record SnapshotSettings(InstantSource clock, int fileBytes, boolean incremental) {

    /** Incrementally, in files of 8 MiB. */
    public static SnapshotSettings defaults() {
        return new SnapshotSettings(InstantSource.system(), 8 << 20, true);
    }

    public SnapshotSettings withFileBytes(int bytes) {
        return new SnapshotSettings(clock, bytes, incremental);
    }

    public SnapshotSettings withIncremental(boolean now) {
        return new SnapshotSettings(clock, fileBytes, now);
    }

    public SnapshotSettings withClock(InstantSource newClock) {
        return new SnapshotSettings(newClock, fileBytes, incremental);
    }
}
