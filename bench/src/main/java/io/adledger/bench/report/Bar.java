package io.adledger.bench.report;

/**
 * What a row is to come to.
 *
 * @param subject of what it is a limit
 * @param least whether the limit is the least that is good enough, not the most
 */
public record Bar(Subject subject, boolean least, double limit) {

    /** Of what a bar is a limit. */
    public enum Subject {
        OURS,
        RATIO
    }

    /** Our own figure is to be at least this. */
    public static Bar atLeast(double limit) {
        return new Bar(Subject.OURS, true, limit);
    }

    /** Our own figure is to be at most this. */
    public static Bar atMost(double limit) {
        return new Bar(Subject.OURS, false, limit);
    }

    /** Our figure by the other one is to be at least this. */
    public static Bar ratioAtLeast(double limit) {
        return new Bar(Subject.RATIO, true, limit);
    }

    /** Our figure by the other one is to be at most this. */
    public static Bar ratioAtMost(double limit) {
        return new Bar(Subject.RATIO, false, limit);
    }

    /** Whether a row comes to it. */
    public boolean isMetBy(Row row) {
        double value =
                subject == Subject.OURS ? row.ours().median() : row.ratio().median();
        return least ? value >= limit : value <= limit;
    }
}
