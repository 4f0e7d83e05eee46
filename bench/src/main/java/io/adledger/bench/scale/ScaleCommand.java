package io.adledger.bench.scale;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads bench scale}: the simulation, with times that were measured elsewhere. */
@Command(
        name = "scale",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nSimulates commands that come at random, on as few ledgers and shards of their streams as can bear them"
                    + " at 70 %% of what they can do, and prints how long a command waits. Nothing is measured: the times"
                    + " are given, and the same ones give the same table.%n"
        },
        footer = "%nExit code: 0, or 2 for wrong usage.")
public final class ScaleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--loads",
            split = ",",
            paramLabel = "N",
            defaultValue = "200,2000,20000,200000",
            description = "Commands a second (default: ${DEFAULT-VALUE}).")
    private List<Double> loads = List.of();

    @Option(
            names = "--commit",
            paramLabel = "MS",
            defaultValue = "0.2",
            description = "Milliseconds of a group commit, whatever is in it (default: ${DEFAULT-VALUE}, a disk's).")
    private double commit;

    @Option(
            names = "--transaction",
            paramLabel = "MS",
            defaultValue = "0.04",
            description = "Milliseconds of each transaction in it (default: ${DEFAULT-VALUE}).")
    private double transaction;

    @Option(
            names = "--group",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Transactions in a group at most (default: ${DEFAULT-VALUE}).")
    private int group;

    @Option(
            names = "--batch",
            paramLabel = "MS",
            defaultValue = "50",
            description = "Milliseconds of a sink's batch, whatever is in it (default: ${DEFAULT-VALUE}).")
    private double batch;

    @Option(
            names = "--record",
            paramLabel = "MS",
            defaultValue = "1",
            description = "Milliseconds of each record in it (default: ${DEFAULT-VALUE}).")
    private double record;

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "100",
            description = "Records in a batch at most (default: ${DEFAULT-VALUE}).")
    private int records;

    @Override
    public Integer call() {
        if (loads.stream().anyMatch(load -> !(load > 0))) {
            throw new ParameterException(spec.commandLine(), "--loads wants numbers above 0");
        }
        try {
            new ScaleSimulation(
                            new GroupServer(group, commit / 1e3, transaction / 1e3),
                            new GroupServer(records, batch / 1e3, record / 1e3))
                    .tell(spec.commandLine().getOut(), loads);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        return CommandLine.ExitCode.OK;
    }
}
