package io.adledger.stream.sink;

import java.time.Clock;

/** How many per second, over the last minute. Thread-safe. */
final class Throughput {

    private static final int SECONDS = 60;

    private final Clock clock;
    private final long began;
    private final long[] counts = new long[SECONDS];
    private long newest;

    Throughput(Clock clock) {
        this.clock = clock;
        this.began = clock.instant().getEpochSecond();
        this.newest = began;
    }

    synchronized void add(long count) {
        moveOn();
        counts[slot(newest)] += count;
    }

    synchronized double perSecond() {
        moveOn();
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return (double) sum / Math.clamp(newest - began + 1, 1, SECONDS);
    }

    /** Forgets the seconds that are more than a minute ago. */
    private void moveOn() {
        long now = Math.max(newest, clock.instant().getEpochSecond());
        for (long second = Math.max(newest + 1, now - SECONDS + 1); second <= now; second++) {
            counts[slot(second)] = 0;
        }
        newest = now;
    }

    private static int slot(long second) {
        return (int) (second % SECONDS);
    }
}
