package io.adledger.local.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server process that is started again whenever it ends by itself, ever more slowly while that fails. Thread-safe.
 *
 * @param <P> the process
 */
final class KeptAlive<P extends AutoCloseable> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptAlive.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String name;
    private final Start<P> start;
    private final Function<P, CompletableFuture<?>> end;
    private @Nullable P process;
    private volatile @Nullable String trouble;
    private boolean closed;

    /** Starts the process, and returns when it answers. */
    interface Start<P> {
        P start() throws IOException;
    }

    /**
     * A process that is not started yet.
     *
     * @param name what people call it
     * @param end completes when the process ends
     */
    KeptAlive(String name, Start<P> start, Function<P, CompletableFuture<?>> end) {
        this.name = name;
        this.start = start;
        this.end = end;
    }

    /** Starts it the first time. */
    synchronized void start() throws IOException {
        watch(start.start());
    }

    private void watch(P started) {
        process = started;
        trouble = null;
        var unused = end.apply(started)
                .whenComplete((code, failure) ->
                        Thread.ofVirtual().name(name + "-restart").start(this::startAgain));
    }

    private void startAgain() {
        Duration pause = FIRST_PAUSE;
        while (!isStarted()) {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException e) {
                return;
            }
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    /** Whether there is nothing more to do. */
    private synchronized boolean isStarted() {
        if (closed) {
            return true;
        }
        trouble = name + " has ended; it is being started again";
        LOG.warn("{} has ended, and is started again", name);
        try {
            watch(start.start());
            return true;
        } catch (IOException e) {
            trouble = name + " has ended, and does not start: " + e.getMessage();
            LOG.warn("{} does not start", name, e);
            return false;
        }
    }

    /** What is wrong with it, if anything; told at once, even while it is being started. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Stops it, for good. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (process != null) {
            try {
                process.close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }
    }
}
