package io.adledger.local.ledger;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads ledger}: the commands that work on a ledger. */
@Command(
        name = "ledger",
        subcommands = {
            VerifyCommand.class,
            ConsistencyCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            ReopenCommand.class,
            PromoteCommand.class
        },
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = "%nWorks on a ledger itself.%n",
        footer = "%n./ads ledger COMMAND --help tells more about a command.")
public final class LedgerCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "which command? (there are: verify, consistency, export, import, backup, restore, reopen, promote)");
    }
}
