package io.adledger.ledger.export;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How exports are carried out.
 *
 * @param mostInProgress exports of one ledger at one time
 * @param objectBytes the size at which an object is full; it may be larger by one block
 * @param retryPause between two attempts at a store that fails for the moment
 * @param patience how long a store may fail before the export is given up
 */
public record ExportSettings(
        InstantSource clock, int mostInProgress, int objectBytes, Duration retryPause, Duration patience) {

    /** QLDB's limit of two, objects of 16 MiB. */
    public static ExportSettings defaults() {
        return new ExportSettings(InstantSource.system(), 2, 16 << 20, Duration.ofSeconds(5), Duration.ofHours(1));
    }

    public ExportSettings withObjectBytes(int bytes) {
        return new ExportSettings(clock, mostInProgress, bytes, retryPause, patience);
    }

    public ExportSettings withRetries(Duration pause, Duration newPatience) {
        return new ExportSettings(clock, mostInProgress, objectBytes, pause, newPatience);
    }

    public ExportSettings withClock(InstantSource newClock) {
        return new ExportSettings(newClock, mostInProgress, objectBytes, retryPause, patience);
    }
}
