package io.adledger.bench.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A comparison: our figure, and another that was measured in the same run.
 *
 * @param benchmark the letter of the benchmark that measured it
 * @param what was measured
 * @param unit of both figures
 * @param against what the other figure is of
 */
public record Row(
        String benchmark, String what, String unit, Figure ours, String against, Figure other, List<Bar> bars) {

    public Row {
        bars = List.copyOf(bars);
    }

    /** Our figure by the other one: round by round if both were measured in turns, else of their medians. */
    public Figure ratio() {
        if (ours.rounds().size() != other.rounds().size()) {
            return Figure.once(ours.median() / other.median());
        }
        return new Figure(IntStream.range(0, ours.rounds().size())
                .mapToObj(round -> ours.rounds().get(round) / other.rounds().get(round))
                .toList());
    }
}
