package io.adledger.local.ledger;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./ads ledger reopen}: a ledger that has failed commits again, without a restart of its server. */
@Command(
        name = "reopen",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description =
                "%nHas a running ledger that commits nothing any more, since its disk was full, opened again from what "
                        + "is on disk. Make room first. A ledger that works is left alone.%n",
        footer = "%nExit code: 0 when the ledger commits, 1 when it cannot be opened, 2 for wrong usage.")
public final class ReopenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServedLedger ledger = new ServedLedger("ads");

    @Override
    public Integer call() {
        try (RunningLedger running = ledger.open()) {
            running.reopen();
        }
        spec.commandLine().getOut().println("ledger " + ledger.name() + " is open");
        return CommandLine.ExitCode.OK;
    }
}
