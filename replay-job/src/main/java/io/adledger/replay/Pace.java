package io.adledger.replay;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Lets so many through per second, evenly. Thread-safe. */
public final class Pace {

    /** As many as come. */
    public static final Pace UNLIMITED = new Pace(0);

    private final long nanosBetween;
    private long next = System.nanoTime();

    private Pace(long nanosBetween) {
        this.nanosBetween = nanosBetween;
    }

    /** So many per second, above 0; none for as many as come. */
    public static Pace perSecond(OptionalDouble rate) {
        return new Pace(rate.isPresent() ? (long) (TimeUnit.SECONDS.toNanos(1) / rate.getAsDouble()) : 0);
    }

    /** Waits until it is the turn of so many. */
    public void await(int things) throws InterruptedException {
        if (nanosBetween > 0) {
            Thread.sleep(Duration.ofNanos(Math.max(0, turn(things) - System.nanoTime())));
        }
    }

    private synchronized long turn(int things) {
        long mine = Math.max(next, System.nanoTime());
        next = mine + things * nanosBetween;
        return mine;
    }
}
