package io.adledger.bench.measure;

import io.adledger.bench.report.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures all sides of a comparison in turns: a round to warm up, then rounds in which each has a slice, beginning with
 * another side each time. What else the machine does meanwhile falls on all of them.
 */
public final class Turns {

    private final Duration warmUp;
    private final int rounds;
    private final Duration slice;
    private final Progress progress;

    /**
     * Turns for comparisons.
     *
     * @param warmUp how long each side has before it counts
     * @param rounds how many count
     * @param slice how long each side has in a round
     */
    public Turns(Duration warmUp, int rounds, Duration slice, Progress progress) {
        this.warmUp = warmUp;
        this.rounds = rounds;
        this.slice = slice;
        this.progress = progress;
    }

    /** The samples of each side by its name, in the order of the rounds. */
    public Map<String, List<Sample>> take(String what, List<Side> sides) throws Exception {
        Map<String, List<Sample>> samples = new HashMap<>();
        List<Side> order = new ArrayList<>(sides);
        for (int round = 0; round <= rounds; round++) {
            for (Side side : order) {
                progress.say("%s: %s, %s", what, side.name(), round == 0 ? "warm-up" : "round " + round);
                Sample sample = side.slice().measure(round == 0 ? warmUp : slice);
                if (round > 0) {
                    samples.computeIfAbsent(side.name(), _ -> new ArrayList<>()).add(sample);
                }
            }
            Collections.rotate(order, 1);
        }
        return samples;
    }
}
