package io.adledger.local.ledger;

import io.adledger.verifier.VerifiedBlock;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Shows how far a verification is: on a terminal a line that redraws itself, else one now and then. Not thread-safe. */
final class BlockProgress implements Consumer<VerifiedBlock> {

    private static final Duration REDRAW = Duration.ofMillis(200);
    private static final Duration LINE = Duration.ofSeconds(10);
    private static final int BLOCKS_BETWEEN_LOOKS = 64;

    private final PrintStream out;
    private final boolean terminal;
    private final long expected;
    private final Instant begun = Instant.now();
    private Instant shown = begun;
    private long done;

    /**
     * @param expected about how many blocks there are; 0 if that is not known
     */
    BlockProgress(PrintStream out, boolean terminal, long expected) {
        this.out = out;
        this.terminal = terminal;
        this.expected = expected;
    }

    @Override
    public void accept(VerifiedBlock block) {
        done++;
        if (done % BLOCKS_BETWEEN_LOOKS == 0) {
            showIfDue();
        }
    }

    private void showIfDue() {
        Instant now = Instant.now();
        if (Duration.between(shown, now).compareTo(terminal ? REDRAW : LINE) >= 0) {
            shown = now;
            out.print(terminal ? "\r" + line(now) : line(now) + System.lineSeparator());
            out.flush();
        }
    }

    private String line(Instant now) {
        double seconds = Math.max(Duration.between(begun, now).toMillis(), 1) / 1000.0;
        String blocks = expected == 0
                ? "%,d blocks".formatted(done)
                : "%,d of about %,d blocks (%d %%)".formatted(done, expected, Math.min(100, done * 100 / expected));
        return "%s, %,.0f/s ".formatted(blocks, done / seconds);
    }

    /** Leaves the terminal's line. */
    void end() {
        if (terminal && shown.isAfter(begun)) {
            out.println();
        }
    }
}
