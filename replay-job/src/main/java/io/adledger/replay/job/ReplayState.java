package io.adledger.replay.job;

import io.adledger.replay.Comparison;
import io.adledger.replay.Difference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far a replay is. Immutable.
 *
 * @param begunAt when it was asked for
 * @param step what it is doing, or how it ended
 * @param lastBlock the block up to which the ledger is folded; -1 until that is known
 * @param snapshot the one that the fold began with
 * @param documents how many ads there are to write; -1 until that is known
 * @param written how many of them are written
 * @param work how far the step is
 * @param outcome what the comparison found, once it is done
 * @param error why it failed
 */
public record ReplayState(
        Instant begunAt,
        Step step,
        long lastBlock,
        Optional<String> snapshot,
        long documents,
        long written,
        Work work,
        Optional<Outcome> outcome,
        Optional<String> error) {

    /** What a replay does, one after the other, and how it may end. */
    public enum Step {
        WAITING,
        FOLDING,
        WRITING,
        COMPARING,
        /** It ended, and the target is what the ledger says. */
        DONE,
        /** It ended, and the target is not what the ledger says. */
        DIFFERENT,
        CANCELLED,
        FAILED;

        /** Whether it is to go on if nobody is at it. */
        boolean isBroken() {
            return !isEnd() || this == FAILED;
        }

        /** Whether nothing more will happen by itself. */
        public boolean isEnd() {
            return switch (this) {
                case WAITING, FOLDING, WRITING, COMPARING -> false;
                case DONE, DIFFERENT, CANCELLED, FAILED -> true;
            };
        }
    }

    /**
     * How far a step is, in this run.
     *
     * @param since when the step began
     * @param from how much had been done then
     * @param done blocks or ads that are done
     * @param total of them
     */
    public record Work(Instant since, long from, long done, long total, Instant at) {

        /** When the step ends if it goes on as it did; none if there is nothing to tell by. */
        public Optional<Instant> estimatedEnd() {
            long here = done - from;
            if (here <= 0 || done >= total) {
                return Optional.empty();
            }
            Duration taken = Duration.between(since, at);
            return Optional.of(at.plus(Duration.ofNanos((long) (taken.toNanos() * ((double) (total - done) / here)))));
        }
    }

    /**
     * What a comparison of everything found.
     *
     * @param wantedItems how many items the ledger makes
     * @param foundItems how many the target has
     * @param differences how many differ; {@link io.adledger.replay.Comparing#MOST_DIFFERENCES} may stand for more
     * @param examples the first of them
     */
    public record Outcome(
            long wantedItems,
            String wantedChecksum,
            long foundItems,
            String foundChecksum,
            long differences,
            List<String> examples) {

        private static final int EXAMPLES = 100;

        public Outcome {
            examples = List.copyOf(examples);
        }

        /** What a comparison found, as it is kept. */
        public static Outcome of(Comparison comparison) {
            return new Outcome(
                    comparison.wanted().items(),
                    comparison.wanted().toHex(),
                    comparison.found().items(),
                    comparison.found().toHex(),
                    comparison.differences().size(),
                    comparison.differences().stream()
                            .limit(EXAMPLES)
                            .map(Difference::toText)
                            .toList());
        }

        /** Whether the target is what the ledger says. */
        public boolean isRight() {
            return differences == 0;
        }
    }

    static ReplayState waiting(Instant now) {
        return new ReplayState(
                now,
                Step.WAITING,
                -1,
                Optional.empty(),
                -1,
                0,
                new Work(now, 0, 0, 0, now),
                Optional.empty(),
                Optional.empty());
    }

    ReplayState in(Step next, long done, long total, Instant now) {
        return new ReplayState(
                begunAt,
                next,
                lastBlock,
                snapshot,
                documents,
                written,
                new Work(now, done, done, total, now),
                outcome,
                Optional.empty());
    }

    ReplayState folding(long last, Optional<String> begunWith, long next, Instant now) {
        ReplayState begun = new ReplayState(
                begunAt, step, last, begunWith.or(() -> snapshot), documents, written, work, outcome, error);
        return begun.in(Step.FOLDING, next, last + 1, now);
    }

    ReplayState of(long all) {
        return new ReplayState(begunAt, step, lastBlock, snapshot, all, written, work, outcome, error);
    }

    ReplayState reached(long done, Instant now) {
        Work further = new Work(work.since(), work.from(), done, work.total(), now);
        long ads = step == Step.WRITING ? done : written;
        return new ReplayState(begunAt, step, lastBlock, snapshot, documents, ads, further, outcome, error);
    }

    ReplayState ended(Step end, Optional<Outcome> found, Optional<String> why, Instant now) {
        Work last = new Work(work.since(), work.from(), work.done(), work.total(), now);
        return new ReplayState(begunAt, end, lastBlock, snapshot, documents, written, last, found, why);
    }
}
