package io.adledger.bench.scale;

import java.util.Arrays;

/** How long it took from one time to another, in order of length; in seconds. */
final class Latencies {

    private final double[] sorted;

    private Latencies(double[] sorted) {
        this.sorted = sorted;
    }

    static Latencies between(double[] begins, double[] ends) {
        double[] seconds = new double[begins.length];
        Arrays.setAll(seconds, i -> ends[i] - begins[i]);
        Arrays.sort(seconds);
        return new Latencies(seconds);
    }

    double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }

    /** That which a share of them, such as 0.99, does not exceed. */
    double percentile(double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
