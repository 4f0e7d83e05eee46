package io.adledger.local.replay;

import io.adledger.local.Terminal;
import java.io.Console;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that agrees to a change of everything, and the question that is asked for it where somebody can answer. */
final class Consent {

    @Option(names = "--yes", description = "Restore without asking; has to be said where nobody can be asked.")
    private boolean given;

    /** @throws ParameterException if it is not given, and nobody can be asked for it */
    void check(CommandLine command) {
        if (!given && !Terminal.isThere()) {
            throw new ParameterException(
                    command, "--restore changes all ads: say --yes, or see what it would change with --dry-run");
        }
    }

    /** Whether it is given, asking for it if need be. */
    boolean isGiven() {
        return given || Terminal.console().map(Consent::ask).orElse(false);
    }

    private static boolean ask(Console console) {
        String answer = console.readLine("Append these events to the ledger? [y/N] ");
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
