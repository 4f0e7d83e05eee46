package io.adledger.local;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Readers that read on and on, until closed, and count when that fails. */
final class Readers implements AutoCloseable {

    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    /** Begins to read. */
    Readers(BooleanSupplier reading) {
        thread = Thread.ofPlatform().daemon().start(() -> {
            while (!closed) {
                if (!reading.getAsBoolean()) {
                    failures.incrementAndGet();
                }
                reads.incrementAndGet();
            }
        });
    }

    /** How often they read. */
    long reads() {
        return reads.get();
    }

    /** How often it failed. */
    long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
