package io.adledger.local;

import java.io.Console;
import java.util.Optional;

/** The terminal of whoever started the command. Thread-safe. */
public final class Terminal {

    private Terminal() {}

    /** Whether somebody looks on. */
    public static boolean isThere() {
        return console().isPresent();
    }

    /** To ask whoever looks on; none if input or output are not a terminal's. */
    // Since JDK 25 there is no console again when the streams are not a terminal's.
    @SuppressWarnings("SystemConsoleNull")
    public static Optional<Console> console() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal);
    }
}
