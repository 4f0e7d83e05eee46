package io.adledger.ledger.stream;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How streams are carried out.
 *
 * @param mostActive streams of one ledger that are not over
 * @param firstPause before the second attempt at a put; each further one is twice as long
 * @param longestPause between two attempts
 * @param betweenCheckpoints how much may be sent again after a crash
 * @param afterEnd how long after a stream's end a block of its time may still be appended
 */
public record StreamSettings(
        InstantSource clock,
        int mostActive,
        Duration firstPause,
        Duration longestPause,
        Duration betweenCheckpoints,
        Duration afterEnd) {

    /** QLDB's limit of five. */
    public static StreamSettings defaults() {
        return new StreamSettings(
                InstantSource.system(),
                5,
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                Duration.ofMillis(250),
                Duration.ofSeconds(2));
    }

    public StreamSettings withPauses(Duration first, Duration longest) {
        return new StreamSettings(clock, mostActive, first, longest, betweenCheckpoints, afterEnd);
    }

    public StreamSettings withClock(InstantSource newClock) {
        return new StreamSettings(newClock, mostActive, firstPause, longestPause, betweenCheckpoints, afterEnd);
    }
}
