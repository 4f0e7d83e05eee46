package io.adledger.stream.lambda;

import io.adledger.stream.sink.Delivery;
import io.adledger.stream.sink.Sink;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sink with a single writer, in a process that may not be the only one: Lambda runs one at a time, but makes a new one when it likes
 * to, and may come back to an older one. It is opened with the first batch, and again when someone else has written since. Thread-safe.
 */
final class ReopenedSink implements Sink {

    private final Supplier<Opened> opening;
    private @Nullable Opened opened;

    /** A sink that has been opened. */
    interface Opened {

        Sink sink();

        /** Whether what it writes to is as it has left it. */
        boolean isCurrent();
    }

    ReopenedSink(Supplier<Opened> opening) {
        this.opening = opening;
    }

    @Override
    public synchronized List<Failure> apply(List<Delivery> batch) throws InterruptedException {
        Opened current;
        try {
            current = opened == null || !opened.isCurrent() ? opening.get() : opened;
        } catch (RuntimeException e) {
            return batch.stream()
                    .map(delivery -> Failure.later(delivery, "cannot be opened: " + e))
                    .toList();
        }
        opened = current;
        return current.sink().apply(batch);
    }
}
