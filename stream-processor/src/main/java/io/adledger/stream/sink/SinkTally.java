package io.adledger.stream.sink;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Counts what becomes of a sink's records. Thread-safe. */
public final class SinkTally {

    private final LongAdder applied = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final LongAdder setAside = new LongAdder();
    private final Clock clock;
    private final Throughput throughput;
    private volatile @Nullable Trouble trouble;

    /** A tally that begins with zeros. */
    public SinkTally(Clock clock) {
        this.clock = clock;
        this.throughput = new Throughput(clock);
    }

    /**
     * The last failure.
     *
     * @param error why, for people
     */
    public record Trouble(String error, Instant at) {}

    /**
     * How it stands.
     *
     * @param applied records that the sink is done with, those that came again included
     * @param retried records that have to come again, each time that they failed
     * @param setAside records that became dead letters
     * @param perSecond records applied per second, in the last minute
     * @param trouble the last failure that has to come again, until a batch without any
     */
    public record Counts(long applied, long retried, long setAside, double perSecond, Optional<Trouble> trouble) {

        /** The same, with a trouble that only the sink knows of, if there is none. */
        public Counts or(Optional<Trouble> other) {
            return new Counts(applied, retried, setAside, perSecond, trouble.or(() -> other));
        }
    }

    void applied(long records) {
        applied.add(records);
        throughput.add(records);
    }

    void retried(String error) {
        retried.increment();
        trouble = new Trouble(error, clock.instant());
    }

    void setAside() {
        setAside.increment();
    }

    void allIsWell() {
        trouble = null;
    }

    /** The counts now. */
    public Counts counts() {
        return new Counts(
                applied.sum(), retried.sum(), setAside.sum(), throughput.perSecond(), Optional.ofNullable(trouble));
    }
}
