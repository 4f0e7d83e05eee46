package io.adledger.local.replay;

import io.adledger.local.ProgressDisplay;
import io.adledger.replay.job.ReplayFolder;
import io.adledger.replay.job.ReplayState;
import io.adledger.replay.job.ReplayState.Step;
import io.adledger.replay.job.ReplayState.Work;
import io.adledger.replay.job.ReplayWatcher;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a replay that runs: its progress beside, what came of each step in lines. For the thread that runs it. */
final class Display implements ReplayWatcher {

    private final PrintWriter out;
    private final String target;
    private Step step = Step.WAITING;
    private @Nullable ProgressDisplay progress;

    Display(PrintWriter out, ReplayFolder replay) {
        this.out = out;
        this.target = replay.request().target().name();
    }

    @Override
    public void reached(ReplayState state) {
        ProgressDisplay shown = progress;
        if (state.step() != step) {
            if (shown != null) {
                shown.end();
            }
            begin(state);
            step = state.step();
        } else if (shown != null) {
            shown.reached(state.work().done());
        }
    }

    @Override
    public void warn(String warning) {
        System.err.println("ads: " + warning);
    }

    private void begin(ReplayState state) {
        progress = switch (state.step()) {
            case FOLDING -> ProgressDisplay.of(state.work().total(), "blocks");
            case WRITING -> ProgressDisplay.of(state.work().total(), "ads");
            default -> null;
        };
        switch (state.step()) {
            case FOLDING -> state.snapshot().ifPresent(snapshot -> out.printf("begun with snapshot %s%n", snapshot));
            case WRITING -> out.printf("the ledger is folded up to block %d%n", state.lastBlock());
            case COMPARING -> out.printf("%,d ads written%n", state.written());
            case DONE, DIFFERENT -> state.outcome().ifPresent(outcome -> ComparisonText.tell(out, target, outcome));
            default -> {}
        }
        out.flush();
    }

    /** How far a replay is, in a line. */
    static String line(ReplayFolder replay) {
        ReplayState state = replay.state();
        Work work = state.work();
        boolean broken = !state.step().isEnd() && !replay.isRunning();
        String end = state.step().isEnd() || broken
                ? ""
                : work.estimatedEnd()
                        .map(at -> ", about %s left".formatted(text(Duration.between(work.at(), at))))
                        .orElse("");
        return "%s  %-9s  %s%s%s%s%s"
                .formatted(
                        replay.id(),
                        broken ? "BROKEN" : state.step(),
                        replay.request().adId().map(ad -> "ad " + ad).orElse("all ads"),
                        replay.request().to().map(to -> " as of " + to).orElse(""),
                        " into " + replay.request().target(),
                        state.step().isEnd() ? "" : " (%,d of %,d%s)".formatted(work.done(), work.total(), end),
                        Optional.of(state)
                                .flatMap(ReplayState::error)
                                .map(error -> ": " + error)
                                .orElse(""));
    }

    private static String text(Duration duration) {
        return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : Math.max(1, duration.toSeconds()) + " s";
    }
}
