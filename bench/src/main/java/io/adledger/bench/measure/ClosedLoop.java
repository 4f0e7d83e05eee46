package io.adledger.bench.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Workers that each begin the next operation when the last is done, for as long as a slice lasts. */
public final class ClosedLoop {

    private ClosedLoop() {}

    /** What a worker does over and over, on a thread of its own. */
    @FunctionalInterface
    public interface Worker {

        /** One operation. */
        void run() throws Exception;
    }

    /** Lets the workers run at the same time, each at least once; each operation is timed. */
    public static Sample run(List<? extends Worker> workers, Duration time) throws Exception {
        List<Future<Histogram>> all = new ArrayList<>();
        CountDownLatch ready = new CountDownLatch(workers.size());
        long begun;
        try (ExecutorService threads = Executors.newFixedThreadPool(workers.size())) {
            for (Worker worker : workers) {
                all.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return times(worker, System.nanoTime() + time.toNanos());
                }));
            }
            ready.await();
            begun = System.nanoTime();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        Histogram together = Sample.histogram();
        for (Future<Histogram> each : all) {
            together.add(each.get());
        }
        return new Sample((double) together.getTotalCount(), seconds, together);
    }

    private static Histogram times(Worker worker, long until) throws Exception {
        Histogram times = Sample.histogram();
        long now = System.nanoTime();
        do {
            worker.run();
            long then = System.nanoTime();
            times.recordValue(then - now);
            now = then;
        } while (now - until < 0 && !Thread.currentThread().isInterrupted());
        return times;
    }
}
