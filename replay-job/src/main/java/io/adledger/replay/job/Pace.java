package io.adledger.replay.job;

import java.util.concurrent.TimeUnit;

/** Lets things happen no faster than at a rate. Thread-safe. */
final class Pace {

    private final long nanosEach;
    private long next = System.nanoTime();

    Pace(double perSecond) {
        this.nanosEach = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    }

    /** Returns when it is the time for some more. */
    void await(int things) throws InterruptedException {
        long wait;
        synchronized (this) {
            long now = System.nanoTime();
            wait = Math.max(0, next - now);
            next = Math.max(next, now) + things * nanosEach;
        }
        TimeUnit.NANOSECONDS.sleep(wait);
    }
}
