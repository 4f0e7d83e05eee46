package io.adledger.local.replay;

import io.adledger.local.CommandFailure;
import io.adledger.replay.job.ReplayFolder;
import io.adledger.replay.job.ReplayState.Step;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./ads replay resume}: goes on with a replay. */
@Command(
        name = "resume",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = "%nGoes on with a replay that was cancelled, killed or failed, from where it was.%n",
        footer = "%nExit code: 0 when the target is what the ledger says, 1 when not, 2 for wrong usage.")
final class ReplayResumeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningStack stack = new RunningStack();

    @Parameters(paramLabel = "ID", description = "The replay's id.")
    private String id = "";

    @Override
    public Integer call() throws InterruptedException {
        stack.check();
        ReplayFolder replay = stack.replay(id);
        Step step = replay.state().step();
        if (step == Step.DONE || step == Step.DIFFERENT) {
            throw new CommandFailure("replay " + id + " has ended: it is " + step);
        }
        return Running.exitCode(new Running(stack, spec.commandLine().getOut()).run(replay));
    }
}
