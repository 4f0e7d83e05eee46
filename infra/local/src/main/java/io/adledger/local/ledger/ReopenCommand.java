package io.adledger.local.ledger;

import java.net.URI;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(names = "--endpoint", required = true, paramLabel = "URL", description = "The ledger that is served there.")
    private @Nullable URI endpoint;

    @Option(
            names = "--ledger",
            paramLabel = "NAME",
            defaultValue = "ads",
            description = "The name of the ledger (default: ${DEFAULT-VALUE}).")
    private String ledger = "ads";

    @Override
    public Integer call() {
        try (RunningLedger running = new RunningLedger(Objects.requireNonNull(endpoint), ledger)) {
            running.reopen();
        }
        spec.commandLine().getOut().println("ledger " + ledger + " is open");
        return CommandLine.ExitCode.OK;
    }
}
