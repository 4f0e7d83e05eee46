package io.adledger.aws.watch;

import io.adledger.aws.stream.JournalStream;
import io.adledger.aws.stream.StreamSink;
import java.time.Duration;

/** What is watched of each sink: whether it keeps up, whether it is about to lose records, and what it set aside. */
public final class SinkAlarms {

    private static final int MINUTES = 3;

    private SinkAlarms() {}

    /** Watches a sink of a stream. */
    public static void of(Alarms alarms, StreamSink sink, JournalStream stream, Duration lag) {
        String name = sink.name();
        alarms.above(
                name + "-behind",
                sink.lag(),
                lag.toMillis(),
                MINUTES,
                "The sink %s is behind the ledger. Look into its log and at what it writes to.".formatted(name));
        alarms.above(
                name + "-about-to-lose",
                sink.lag(),
                stream.retention().toMilliseconds().longValue() / 2,
                1,
                "The sink %s is so far behind that the stream will soon drop what it has not seen.".formatted(name));
        alarms.above(
                name + "-dead-letters",
                sink.deadLetters().count(),
                0,
                1,
                "The sink %s has dead letters. Correct the cause, then redrive them.".formatted(name));
    }
}
