package io.adledger.local.ledger;

import io.adledger.ledger.backup.BrokenBackupException;
import io.adledger.ledger.backup.JournalBackup;
import io.adledger.ledger.imports.JournalContent;
import io.adledger.ledger.imports.TargetNotEmptyException;
import io.adledger.local.CommandFailure;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ads ledger restore}: a ledger of a backup. */
@Command(
        name = "restore",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nMakes a ledger of a backup, with every hash verified. The ledger must not be there yet: what is, is"
                    + " left as it is. A server that runs on the data folder serves it after its next start.%n"
        },
        footer = "%nExit code: 0 when the ledger is there, 1 when it is not, 2 for wrong usage.")
public final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The folder of the backup.")
    private Path backup = Path.of("");

    @Mixin
    private DataFolder folder = new DataFolder();

    @Override
    public Integer call() {
        try {
            JournalContent content = JournalBackup.restore(backup, folder.newLedger(), done -> {});
            Summary.print(spec.commandLine().getOut(), "restored", content, folder.newLedger());
            return CommandLine.ExitCode.OK;
        } catch (BrokenBackupException | TargetNotEmptyException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
