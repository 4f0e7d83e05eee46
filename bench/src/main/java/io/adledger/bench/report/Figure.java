package io.adledger.bench.report;

import java.util.Arrays;
import java.util.List;

/**
 * One quantity, measured in one round or several.
 *
 * @param rounds what each came to; at least one
 */
public record Figure(List<Double> rounds) {

    public Figure {
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("a figure of no rounds");
        }
        rounds = List.copyOf(rounds);
    }

    /** A quantity that was measured once. */
    public static Figure once(double value) {
        return new Figure(List.of(value));
    }

    /** The middle one of the rounds. */
    public double median() {
        double[] sorted = rounds.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The lowest of the rounds. */
    public double least() {
        return rounds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The highest of the rounds. */
    public double most() {
        return rounds.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }
}
