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
        /** Some minutes for all: to see where things stand. */
        QUICK(Duration.ofSeconds(1), 3, Duration.ofMillis(500)),
        /** What figures are published of. */
        FULL(Duration.ofSeconds(10), 5, Duration.ofSeconds(5)),
        /** Just enough to see that all of it works; no figures to speak of. */
        SMOKE(Duration.ofMillis(50), 1, Duration.ofMillis(50));

        private final Duration warmUp;
        private final int rounds;
        private final Duration slice;

        Scale(Duration warmUp, int rounds, Duration slice) {
            this.warmUp = warmUp;
            this.rounds = rounds;
            this.slice = slice;
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

    /** Turns, as many and as long as the scale says. */
    public Turns turns() {
        return new Turns(scale.warmUp, scale.rounds, scale.slice, progress);
    }

    /** A new folder in the scratch folder. */
    public Path folder(String name) throws IOException {
        return Files.createTempDirectory(scratch, name + '-');
    }
}
