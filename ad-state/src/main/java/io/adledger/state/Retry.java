package io.adledger.state;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often to try a write, and how long to wait between.
 *
 * @param attempts at least one
 * @param firstPause doubled after every attempt; a random half of it is left out, so that many do not come at once
 */
public record Retry(int attempts, Duration firstPause) {

    /** What a Lambda has time for. */
    public static final Retry DEFAULT = new Retry(4, Duration.ofMillis(50));

    /** Three minutes in all: a store that is throttled for longer is not getting better. */
    public static final Retry PATIENT = new Retry(12, Duration.ofMillis(50));

    /**
     * Applies a change.
     *
     * @throws StateStoreUnavailableException if the store was unavailable every time
     */
    public void apply(StateStore store, AdChange change) throws InterruptedException {
        run(StateStoreUnavailableException.class, () -> store.apply(change));
    }

    /**
     * Does something, and does it again when it fails by what may pass.
     *
     * @param passing the failures that may; what else it throws is thrown at once
     * @throws RuntimeException the last of these failures, if it failed by one every time
     */
    public void run(Class<? extends RuntimeException> passing, Runnable action) throws InterruptedException {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            try {
                action.run();
                return;
            } catch (RuntimeException e) {
                if (attempt == attempts || !passing.isInstance(e)) {
                    throw e;
                }
                Thread.sleep(jittered(pause));
                pause = pause.multipliedBy(2);
            }
        }
    }

    /** Between half of a pause and all of it. */
    public static Duration jittered(Duration pause) {
        long half = pause.toMillis() / 2;
        return Duration.ofMillis(half + ThreadLocalRandom.current().nextLong(half + 1));
    }
}
