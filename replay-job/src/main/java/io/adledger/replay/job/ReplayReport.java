package io.adledger.replay.job;

import io.adledger.replay.job.ReplayState.Outcome;
import io.adledger.replay.job.ReplayState.Step;
import io.adledger.snapshot.SnapshotProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps the state of a replay that runs, tells it, and stops the run when it was cancelled. For the thread that runs it. */
final class ReplayReport {

    private static final Duration BETWEEN_TWO = Duration.ofMillis(500);

    private final ReplayFolder replay;
    private final InstantSource clock;
    private final ReplayWatcher watcher;
    private ReplayState state;
    private Instant written;

    ReplayReport(ReplayFolder replay, InstantSource clock, ReplayWatcher watcher) {
        this.replay = replay;
        this.clock = clock;
        this.watcher = watcher;
        this.state = replay.state();
        this.written = clock.instant();
    }

    ReplayState state() {
        return state;
    }

    /** What is told of the snapshots that the fold may begin with. */
    SnapshotProgress ofSnapshots() {
        return new SnapshotProgress() {
            @Override
            public void reached(SnapshotProgress.Step step, long done, long total) {}

            @Override
            public void warn(String warning) {
                watcher.warn(warning);
            }
        };
    }

    void folding(long last, Optional<String> begunWith, long next) {
        tell(state.folding(last, begunWith, next, clock.instant()));
    }

    void writing(long written, long documents) {
        tell(state.of(documents).in(Step.WRITING, written, documents, clock.instant()));
    }

    void comparing() {
        tell(state.in(Step.COMPARING, 0, state.documents(), clock.instant()));
    }

    /** @throws ReplayCancelledException if the replay is to stop */
    void reached(long done) {
        Instant now = clock.instant();
        ReplayState next = state.reached(done, now);
        if (Duration.between(written, now).compareTo(BETWEEN_TWO) >= 0) {
            tell(next);
        } else {
            state = next;
            watcher.reached(next);
        }
        if (replay.isCancelled()) {
            throw new ReplayCancelledException();
        }
    }

    ReplayState ended(Step end, Optional<Outcome> outcome, Optional<String> error) {
        tell(state.ended(end, outcome, error, clock.instant()));
        return state;
    }

    private void tell(ReplayState next) {
        state = next;
        replay.write(next);
        written = clock.instant();
        watcher.reached(next);
    }
}
