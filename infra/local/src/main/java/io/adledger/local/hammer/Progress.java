package io.adledger.local.hammer;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells what is going on, a line each, with the seconds since it was made. */
final class Progress implements Consumer<String> {

    private final PrintWriter out;
    private final Instant begun = Instant.now();

    Progress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void accept(String what) {
        Duration since = Duration.between(begun, Instant.now());
        out.printf(Locale.ROOT, "%7.1f s  %s%n", since.toMillis() / 1000.0, what);
        out.flush();
    }
}
