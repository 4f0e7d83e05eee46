package io.adledger.bench;

import io.adledger.bench.measure.Turns;
import io.adledger.bench.report.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Under which conditions a run is made.
 *
 * @param home the root of the source, with {@code ./ads}
 * @param scratch a folder for what is measured, on the disk that is measured; emptied after each benchmark
 */
public record Conditions(Scale scale, Path home, Path scratch, Progress progress) {

    /** How long and how much is measured. */
    public enum Scale {
        /** About two minutes for all. */
        QUICK(3, Duration.ofMillis(700)),
        /** What figures are published of. */
        FULL(5, Duration.ofSeconds(5)),
        /** Just enough to see that all of it works; no figures to speak of. */
        SMOKE(1, Duration.ofMillis(50));

        private final int rounds;
        private final Duration slice;

        Scale(int rounds, Duration slice) {
            this.rounds = rounds;
            this.slice = slice;
        }

        /** How often each side has its turn. */
        public int rounds() {
            return rounds;
        }

        /** How long a turn lasts. */
        public Duration slice() {
            return slice;
        }

        /** One of three amounts. */
        public <T> T choose(T smoke, T quick, T full) {
            return switch (this) {
                case SMOKE -> smoke;
                case QUICK -> quick;
                case FULL -> full;
            };
        }
    }

    /** Turns, as many as the scale says. */
    public Turns turns() {
        return new Turns(scale.rounds(), progress);
    }

    /** A new folder in the scratch folder. */
    public Path folder(String name) throws IOException {
        return Files.createTempDirectory(scratch, name + '-');
    }
}
