package io.adledger.local.replay;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.local.CommandFailure;
import io.adledger.replay.Proving;
import io.adledger.replay.dynamodb.DynamoDbStateTable;
import io.adledger.snapshot.fold.Fold;
import io.adledger.state.AdStateTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code ./ads replay ad}: one ad, lost or damaged in a state store, made again from the ledger. */
@Command(
        name = "ad",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description =
                "%nFolds what the ledger's journal says of one ad and writes it into a table of the running stack; with"
                        + " --restore makes the ad itself again what it was, by a further event in the ledger.%n",
        footer = "%nExit code: 0 when the ad is there as the ledger says, 1 when not, 2 for wrong usage.")
final class ReplayAdCommand implements Callable<Integer> {

    private static final Duration TIME_TO_FOLLOW = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "AD_ID", description = "The ad's id.")
    private String adId = "";

    @Mixin
    private RunningStack stack = new RunningStack();

    @Mixin
    private Target target = new Target();

    @Mixin
    private RestoreOptions restore = new RestoreOptions();

    @Option(names = "--dry-run", description = "With --restore: only tell what would change.")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        restore.check(spec.commandLine(), target);
        if (restore.isWanted()) {
            return restoreAd();
        }
        if (dryRun) {
            throw new ParameterException(spec.commandLine(), "--dry-run is for --restore");
        }
        target.check(spec.commandLine());
        stack.check();
        Path folder = stack.workingFolder(target.name("ad-" + adId));
        boolean right;
        try (JournalStore journal = stack.journal();
                Fold fold = Fold.ofAd(adId, folder)) {
            right = replay(journal, fold);
        }
        RunningStack.remove(folder);
        return right ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private int restoreAd() throws InterruptedException {
        if (!dryRun) {
            stack.check();
        }
        return new Restores(spec.commandLine(), stack, target, restore)
                .ad(adId, target.name((dryRun ? "try-restore-" : "restore-") + adId), () -> !dryRun);
    }

    private boolean replay(JournalStore journal, Fold fold) throws InterruptedException {
        Work work = new Work(spec.commandLine().getOut(), fold);
        work.fold(journal, target);
        if (work.documents() == 0) {
            throw new CommandFailure("the ledger had no ad " + adId + " up to then");
        }
        try (DynamoDbClient client = stack.stateStore()) {
            AdStateTable.ensure(client, target.table());
            DynamoDbStateTable table = new DynamoDbStateTable(client, target.table());
            work.write(table);
            Duration patience = target.isLive() ? TIME_TO_FOLLOW : Duration.ZERO;
            boolean right = new Proving(fold, table, stack::journal, patience).isThere();
            spec.commandLine()
                    .getOut()
                    .printf(
                            "ad %s is %s what the ledger says in %s%n",
                            adId, right ? "now" : "still not", target.table());
            return right;
        }
    }
}
