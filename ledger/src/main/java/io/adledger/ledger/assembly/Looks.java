package io.adledger.ledger.assembly;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something every now and then, on a thread of its own, whether it fails or not; what it fails of is logged when it is
 * new. Thread-safe.
 */
public final class Looks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

    private final ScheduledExecutorService timer;

    private final String name;
    private volatile Optional<String> trouble = Optional.empty();

    private Looks(String name) {
        this.name = name;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /**
     * Begins to look.
     *
     * @param name of the thread, and of what is looked after
     */
    public static Looks every(Duration pause, String name, Runnable look) {
        Looks looks = new Looks(name);
        var unused = looks.timer.scheduleWithFixedDelay(
                () -> looks.tried(look), 0, Math.max(1, pause.toMillis()), TimeUnit.MILLISECONDS);
        return looks;
    }

    /** Looks that do not happen. */
    public static Looks never() {
        return new Looks("never");
    }

    /** Why the last look failed, if it did. */
    public Optional<String> trouble() {
        return trouble;
    }

    private void tried(Runnable look) {
        try {
            look.run();
            trouble = Optional.empty();
        } catch (RuntimeException e) {
            Optional<String> now = Optional.of(e.toString());
            if (!now.equals(trouble)) {
                LOG.warn("the {} is to be looked after again", name, e);
                trouble = now;
            }
        }
    }

    /** Looks no more, and waits for a look that is under way. */
    @Override
    public void close() {
        timer.close();
    }
}
