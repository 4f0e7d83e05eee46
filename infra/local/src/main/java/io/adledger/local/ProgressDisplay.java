package io.adledger.local;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Shows how far a command is: a bar that redraws itself on a terminal, else a line now and then. Thread-safe. */
public final class ProgressDisplay {

    private static final int WIDTH = 40;
    private static final Duration REDRAW = Duration.ofMillis(100);
    private static final Duration LINE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal;
    private final long total;
    private final String unit;
    private final Instant begun = Instant.now();
    private Instant shown = begun;
    private long done;
    private long rejected;

    /**
     * @param unit what is counted, in the plural
     */
    public ProgressDisplay(PrintStream out, boolean terminal, long total, String unit) {
        this.out = out;
        this.terminal = terminal;
        this.total = total;
        this.unit = unit;
    }

    /**
     * Shown beside the output, on standard error.
     *
     * @param unit what is counted, in the plural
     */
    public static ProgressDisplay of(long total, String unit) {
        return new ProgressDisplay(System.err, Terminal.isThere(), total, unit);
    }

    public synchronized void accepted() {
        done++;
        showIfDue();
    }

    public synchronized void rejected() {
        done++;
        rejected++;
        showIfDue();
    }

    /** So many are done by now. */
    public synchronized void reached(long nowDone) {
        done = nowDone;
        showIfDue();
    }

    public synchronized void end() {
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
                out.printf("%,d of %,d %s%s%n", done, total, unit, rejections());
            }
        }
    }

    private String rejections() {
        return rejected == 0 ? "" : ", %,d rejected".formatted(rejected);
    }

    private String bar() {
        int filled = total == 0 ? WIDTH : (int) Math.min(WIDTH, done * WIDTH / total);
        double seconds = Math.max(Duration.between(begun, Instant.now()).toMillis(), 1) / 1000.0;
        return "[%s%s] %,d/%,d %s%s  %,.0f/s "
                .formatted(
                        "#".repeat(filled),
                        " ".repeat(WIDTH - filled),
                        done,
                        total,
                        unit,
                        rejections(),
                        done / seconds);
    }
}
