package io.adledger.local;

import io.adledger.snapshot.SnapshotProgress;
import org.jspecify.annotations.Nullable;

/** Shows how far work on a snapshot is, step by step, on standard error. Not thread-safe. */
public final class SnapshotSteps implements SnapshotProgress {

    private @Nullable Step step;
    private @Nullable ProgressDisplay display;

    @Override
    public void reached(Step now, long done, long total) {
        ProgressDisplay shown = display;
        if (shown == null || now != step) {
            end();
            step = now;
            shown = ProgressDisplay.of(total, now.unit());
            display = shown;
        }
        shown.reached(done);
    }

    @Override
    public void warn(String warning) {
        end();
        System.err.println("ads: " + warning);
    }

    /** Leaves the terminal's line. */
    public void end() {
        if (display != null) {
            display.end();
            display = null;
        }
    }
}
