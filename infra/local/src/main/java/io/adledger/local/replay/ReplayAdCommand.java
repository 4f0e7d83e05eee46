package io.adledger.local.replay;

import io.adledger.replay.job.ReplayRequest;
import io.adledger.replay.job.ReplayState;
import io.adledger.replay.job.ReplayState.Step;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
        ReplayState ended = new Running(stack, spec.commandLine().getOut())
                .run(target.request(ReplayRequest.AUTO).ofAd(adId));
        spec.commandLine()
                .getOut()
                .printf(
                        "ad %s is %s what the ledger says in %s%n",
                        adId,
                        ended.step() == Step.DONE ? "now" : "still not",
                        target.request(ReplayRequest.AUTO).target());
        return Running.exitCode(ended);
    }

    private int restoreAd() throws InterruptedException {
        if (!dryRun) {
            stack.check();
        }
        return new Restores(spec.commandLine(), stack, target, restore)
                .ad(adId, target.name((dryRun ? "try-restore-" : "restore-") + adId), () -> !dryRun);
    }
}
