package io.adledger.local;

import io.adledger.snapshot.SnapshotProgress;
import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Shows how far work on a snapshot is, step by step. Not thread-safe. */
public final class SnapshotSteps implements SnapshotProgress {

    private final PrintStream out;
    private @Nullable Step step;
    private @Nullable ProgressDisplay display;

    public SnapshotSteps(PrintStream out) {
        this.out = out;
    }

    @Override
    public void reached(Step now, long done, long total) {
        ProgressDisplay shown = display;
        if (shown == null || now != step) {
            end();
            step = now;
            shown = new ProgressDisplay(out, isTerminal(), total, now.unit());
            display = shown;
        }
        shown.reached(done);
    }

    @Override
    public void warn(String warning) {
        end();
        out.println("ads: " + warning);
    }

    // Since JDK 25 there is no console again when the streams are not a terminal's.
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Leaves the terminal's line. */
    public void end() {
        if (display != null) {
            display.end();
            display = null;
        }
    }
}
