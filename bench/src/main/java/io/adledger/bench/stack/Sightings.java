package io.adledger.bench.stack;

import io.adledger.bench.measure.Sample;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long it takes until what was published is to be seen somewhere. Thread-safe. */
final class Sightings implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Histogram delays = new ConcurrentHistogram(3);
    private final Duration pause;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Future<?>> watches = new ConcurrentLinkedQueue<>();

    /**
     * Sightings in one place.
     *
     * @param pause between two looks, and so how exact they are
     */
    Sightings(Duration pause) {
        this.pause = pause;
    }

    /** Whether something is to be seen. */
    @FunctionalInterface
    interface Look {

        /** Looks once. */
        boolean sees() throws Exception;
    }

    /** Looks from now on until it sees something; what counts is the time from now. */
    void watch(Look look) {
        long since = System.nanoTime();
        watches.add(threads.submit(() -> {
            while (!look.sees()) {
                if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    throw new IllegalStateException("not to be seen within " + PATIENCE);
                }
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            }
            delays.recordValue(System.nanoTime() - since);
            return null;
        }));
    }

    /** The delays of all, once all are seen. */
    Sample await() throws Exception {
        for (Future<?> watch : watches) {
            watch.get();
        }
        return new Sample((double) delays.getTotalCount(), 1, delays);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
