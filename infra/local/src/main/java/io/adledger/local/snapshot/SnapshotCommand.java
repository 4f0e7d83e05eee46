package io.adledger.local.snapshot;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads snapshot}: the commands about snapshots. */
@Command(
        name = "snapshot",
        subcommands = {
            NowCommand.class,
            ListCommand.class,
            ShowCommand.class,
            VerifyCommand.class,
            EraseCommand.class,
            PruneCommand.class
        },
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = "%nMakes snapshots of all ads as of a moment, and looks after them.%n",
        footer = "%n./ads snapshot COMMAND --help tells more about a command.")
public final class SnapshotCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "which command? (there are: now, list, show, verify, erase, prune)");
    }
}
