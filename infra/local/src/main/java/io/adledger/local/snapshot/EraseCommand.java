package io.adledger.local.snapshot;

import io.adledger.snapshot.SnapshotErasure;
import io.adledger.snapshot.SnapshotErasure.Erased;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./ads snapshot erase}: what was redacted in the ledger goes from the snapshots. */
@Command(
        name = "erase",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nTakes out of all snapshots what has been redacted in the ledger since they were made. A running stack does"
                    + " so by itself, and so does ./ads snapshot now.%n"
        },
        footer = "%nExit code: 0 when it is gone, 1 when a snapshot cannot be read or written, 2 for wrong usage.")
final class EraseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() throws Exception {
        Erased erased = place.alone(
                () -> place.useWithJournal((snapshots, journal) -> new SnapshotErasure(snapshots).run(journal)));
        erased.damaged().forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().printf("%,d documents erased, of all snapshots together%n", erased.documents());
        return erased.damaged().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
