package io.adledger.bench.measure;

import io.adledger.bench.report.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/**
 * What one slice came to.
 *
 * @param operations done in the time
 * @param seconds that it took
 * @param nanoseconds how long each operation took; of some of them where timing each would disturb, and empty if none was timed
 */
public record Sample(double operations, double seconds, Histogram nanoseconds) {

    private static final int DIGITS = 3;

    /** A sample of operations that were not timed one by one. */
    public static Sample of(double operations, double seconds) {
        return new Sample(operations, seconds, histogram());
    }

    /** An empty histogram for times in nanoseconds; not thread-safe. */
    public static Histogram histogram() {
        return new Histogram(DIGITS);
    }

    /** Operations a second. */
    public double rate() {
        return operations / seconds;
    }

    /** The rates of one side, as {@link Turns} took them. */
    public static Figure rates(Map<String, List<Sample>> samples, String side) {
        return figure(samples, side, Sample::rate);
    }

    /** The times in milliseconds that this share of one side's operations, in percent, did not exceed. */
    public static Figure milliseconds(Map<String, List<Sample>> samples, String side, double percentile) {
        return figure(samples, side, sample -> sample.milliseconds(percentile));
    }

    private static Figure figure(Map<String, List<Sample>> samples, String side, Function<Sample, Double> quantity) {
        return new Figure(
                samples.getOrDefault(side, List.of()).stream().map(quantity).toList());
    }

    /** The time in milliseconds that this share of the operations, in percent, did not exceed. */
    public double milliseconds(double percentile) {
        return nanoseconds.getValueAtPercentile(percentile) / 1e6;
    }
}
