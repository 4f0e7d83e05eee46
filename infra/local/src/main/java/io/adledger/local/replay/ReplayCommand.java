package io.adledger.local.replay;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads replay}: the commands that make a state store from the ledger. */
@Command(
        name = "replay",
        subcommands = {
            ReplayAllCommand.class,
            ReplayAdCommand.class,
            ReplayDiffCommand.class,
            ReplayStatusCommand.class,
            ReplayCancelCommand.class,
            ReplayResumeCommand.class,
            ReplaySwitchCommand.class
        },
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description =
                "%nMakes a state store or an index from the ledger of a running stack, compares them, and switches to them.%n",
        footer = "%n./ads replay COMMAND --help tells more about a command.")
public final class ReplayCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which command? (there are: all, ad, diff, status, cancel, resume, switch)");
    }
}
