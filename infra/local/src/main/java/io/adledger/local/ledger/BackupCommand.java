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

/** {@code ./ads ledger backup}: a verified copy of a ledger's journal, also while it is at work. */
@Command(
        name = "backup",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nCopies a ledger's journal as it is now into a folder, also while the ledger is at work. Every hash is "
                    + "verified on the way; the folder appears when all of it is there and on disk.%n"
        },
        footer = "%nExit code: 0 when the backup is there, 1 when it is not, 2 for wrong usage.")
public final class BackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "A folder that is not there yet, or empty.")
    private Path target = Path.of("");

    @Mixin
    private DataFolder folder = new DataFolder();

    @Override
    public Integer call() {
        try {
            JournalContent content = JournalBackup.take(folder.ledger(), folder.journal(), target, done -> {});
            Summary.print(spec.commandLine().getOut(), "backed up", content, target);
            return CommandLine.ExitCode.OK;
        } catch (BrokenBackupException | TargetNotEmptyException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }
}
