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

    /**
     * Applies a change.
     *
     * @throws StateStoreUnavailableException if the store was unavailable every time
     */
    public void apply(StateStore store, AdChange change) throws InterruptedException {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            try {
                store.apply(change);
                return;
            } catch (StateStoreUnavailableException e) {
                if (attempt == attempts) {
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
