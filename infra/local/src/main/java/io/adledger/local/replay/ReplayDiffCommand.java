package io.adledger.local.replay;

import io.adledger.ledger.files.Folders;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.local.StorePlaces;
import io.adledger.replay.Proving;
import io.adledger.replay.job.Beginning;
import io.adledger.replay.job.ReplayRequest;
import io.adledger.replay.job.ReplayState.Outcome;
import io.adledger.snapshot.fold.Fold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./ads replay diff}: what differs between a state store and the ledger; writes neither. */
@Command(
        name = "diff",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description =
                "%nCompares every item of a table or an index of the running stack with what the ledger's journal makes.%n",
        footer = "%nExit code: 0 when there is no difference, 1 when there is, 2 for wrong usage.")
final class ReplayDiffCommand implements Callable<Integer> {

    private static final Duration TIME_TO_FOLLOW = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningStack stack = new RunningStack();

    @Mixin
    private Target target = new Target();

    @Override
    public Integer call() throws InterruptedException {
        stack.check();
        Path folder = stack.workingFolder(target.name("diff"));
        boolean right;
        try (JournalStore journal = stack.journal();
                Fold fold = Fold.open(folder);
                StorePlaces places = stack.places()) {
            new Work(spec.commandLine().getOut(), fold, new Beginning(places.snapshots(), ReplayRequest.AUTO))
                    .fold(journal, target.to());
            ReplayRequest request = target.request(ReplayRequest.AUTO);
            boolean follows = !target.isPast() && places.follows(request.target());
            Outcome outcome = Outcome.of(new Proving(
                            fold,
                            places.open(request.target()),
                            stack::journal,
                            follows ? TIME_TO_FOLLOW : Duration.ZERO)
                    .all());
            ComparisonText.tell(spec.commandLine().getOut(), request.target().name(), outcome);
            right = outcome.isRight();
        }
        Folders.remove(folder);
        return right ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
