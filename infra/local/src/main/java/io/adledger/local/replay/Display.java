package io.adledger.local.replay;

import io.adledger.local.ProgressDisplay;
import io.adledger.replay.job.ReplayFolder;
import io.adledger.replay.job.ReplayState;
import io.adledger.replay.job.ReplayState.Outcome;
import io.adledger.replay.job.ReplayState.Step;
import io.adledger.replay.job.ReplayState.Work;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows a replay that runs: its progress beside, what came of each step in lines. For the thread that runs it. */
final class Display implements Consumer<ReplayState> {

    private final PrintWriter out;
    private final String target;
    private Step step = Step.WAITING;
    private @Nullable ProgressDisplay progress;

    Display(PrintWriter out, ReplayFolder replay) {
        this.out = out;
        this.target = replay.request().target().name();
    }

    @Override
    public void accept(ReplayState state) {
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
            case DONE, DIFFERENT -> state.outcome().ifPresent(outcome -> tell(state.step(), outcome));
            default -> {}
        }
        out.flush();
    }

    private void tell(Step end, Outcome outcome) {
        outcome.examples().forEach(out::println);
        if (end == Step.DIFFERENT) {
            out.printf(
                    "%s is not what the ledger says: %,d differences; it has %s, the ledger makes %s%n",
                    target,
                    outcome.differences(),
                    text(outcome.foundItems(), outcome.foundChecksum()),
                    text(outcome.wantedItems(), outcome.wantedChecksum()));
        } else if (outcome.foundChecksum().equals(outcome.wantedChecksum())) {
            out.printf("%s is what the ledger says: %s%n", target, text(outcome.foundItems(), outcome.foundChecksum()));
        } else {
            out.printf(
                    "%s is what the ledger says, item by item; the ledger went on meanwhile: %s were compared%n",
                    target, text(outcome.foundItems(), outcome.foundChecksum()));
        }
    }

    private static String text(long items, String checksum) {
        return "%,d items, checksum %s".formatted(items, checksum);
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
