package io.adledger.local.load;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Shows how far a load is: a bar that redraws itself on a terminal, else a line now and then. Thread-safe. */
final class ProgressDisplay {

    private static final int WIDTH = 40;
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration LINE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final Instant begun = Instant.now();
    private Instant shown = begun;
    private int done;
    private int rejected;

    ProgressDisplay(PrintStream out, boolean terminal, int total) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
    }

    synchronized void accepted() {
        done++;
        showIfDue();
    }

    synchronized void rejected() {
        done++;
        rejected++;
        showIfDue();
    }

    synchronized void end() {
        if (terminal) {
            out.println("\r" + bar());
        }
    }

    private void showIfDue() {
        Instant now = Instant.now();
        if (Duration.between(shown, now).compareTo(terminal ? REDRAW : LINE) >= 0) {
            shown = now;
            if (terminal) {
                out.print("\r" + bar());
                out.flush();
            } else {
                out.printf("%,d of %,d rows, %,d rejected%n", done, total, rejected);
            }
        }
    }

    private String bar() {
        int filled = total == 0 ? WIDTH : (int) ((long) done * WIDTH / total);
        double seconds = Math.max(Duration.between(begun, Instant.now()).toMillis(), 1) / 1000.0;
        return "[%s%s] %,d/%,d  %,d rejected  %,.0f/s "
                .formatted("#".repeat(filled), " ".repeat(WIDTH - filled), done, total, rejected, done / seconds);
    }
}
