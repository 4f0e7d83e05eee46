package io.adledger.local.replay;

import io.adledger.local.CommandFailure;
import io.adledger.replay.job.ReplayFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ads replay cancel}: has a replay stop. */
@Command(
        name = "cancel",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = "%nHas a replay stop that runs, here or in the stack; what it has written stays.%n",
        footer = "%nExit code: 0 when it stops before long, 1 when it does not run, 2 for wrong usage.")
final class ReplayCancelCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningStack stack = new RunningStack();

    @Parameters(paramLabel = "ID", description = "The replay's id.")
    private String id = "";

    @Override
    public Integer call() {
        ReplayFolder replay = stack.replay(id);
        if (!replay.isRunning()) {
            throw new CommandFailure(
                    "replay " + id + " does not run: it is " + replay.state().step());
        }
        replay.cancel();
        spec.commandLine().getOut().printf("replay %s stops; ./ads replay resume %s goes on with it%n", id, id);
        return CommandLine.ExitCode.OK;
    }
}
