package io.adledger.ledger.archive;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How a journal is archived.
 *
 * @param objectBytes the size at which an object is full; it may be larger by one block
 * @param longestWait how long a block may wait for others that fill its object
 */
public record ArchiveSettings(InstantSource clock, int objectBytes, Duration longestWait) {

    /** Objects of 8 MiB, at least one a minute while there is something to write. */
    public static ArchiveSettings defaults() {
        return new ArchiveSettings(InstantSource.system(), 8 << 20, Duration.ofMinutes(1));
    }

    public ArchiveSettings withObjectBytes(int bytes) {
        return new ArchiveSettings(clock, bytes, longestWait);
    }

    public ArchiveSettings withLongestWait(Duration wait) {
        return new ArchiveSettings(clock, objectBytes, wait);
    }
}
