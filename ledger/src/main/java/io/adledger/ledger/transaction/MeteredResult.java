package io.adledger.ledger.transaction;

import com.amazon.ion.IonValue;
import java.time.Duration;
import java.util.Iterator;
import java.util.function.Supplier;

/** A statement's values with the reads and the time that they cost. Not thread-safe. */
final class MeteredResult implements StatementResult {

    private final Iterator<IonValue> values;
    private final ReadSet reads;
    private final Runnable requireOpen;
    private long readIOs;
    private long nanoseconds;

    MeteredResult(Iterator<IonValue> values, ReadSet reads, Runnable requireOpen, long readIOs, long nanoseconds) {
        this.values = values;
        this.reads = reads;
        this.requireOpen = requireOpen;
        this.readIOs = readIOs;
        this.nanoseconds = nanoseconds;
    }

    @Override
    public boolean hasNext() {
        requireOpen.run();
        return metered(values::hasNext);
    }

    @Override
    public IonValue next() {
        requireOpen.run();
        return metered(values::next);
    }

    private <T> T metered(Supplier<T> step) {
        long readsBefore = reads.reads();
        long started = System.nanoTime();
        try {
            return step.get();
        } finally {
            nanoseconds += System.nanoTime() - started;
            readIOs += reads.reads() - readsBefore;
        }
    }

    @Override
    public long readIOs() {
        return readIOs;
    }

    @Override
    public Duration processingTime() {
        return Duration.ofNanos(nanoseconds);
    }
}
