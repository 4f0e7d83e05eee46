package io.adledger.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Operations that begin at a fixed rate, whether or not those before are done. Each is timed from the moment it was to begin at,
 * so that whoever had to wait for a slow one before is counted as well (no coordinated omission).
 */
public final class OpenLoop {

    private OpenLoop() {}

    /** What is done, at the same time as often as need be. */
    @FunctionalInterface
    public interface Operation {

        /** One of them, by its number from 0. */
        void run(int number) throws Exception;
    }

    /** Runs for a time, and returns when the last operation is done. */
    public static Sample run(int perSecond, Duration time, Operation operation) throws Exception {
        Histogram times = new ConcurrentHistogram(3);
        List<Future<?>> all = new ArrayList<>();
        long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
        int count = (int) (time.toNanos() / interval);
        long begun = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                long due = begun + i * interval;
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                all.add(threads.submit(() -> {
                    operation.run(number);
                    times.recordValue(Math.max(0, System.nanoTime() - due));
                    return null;
                }));
            }
        }
        for (Future<?> each : all) {
            each.get();
        }
        return new Sample(count, (System.nanoTime() - begun) / 1e9, times);
    }
}
