package io.adledger.local.replay;

import io.adledger.ledger.files.Folders;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.replay.job.ReplayRequest;
import io.adledger.replay.job.ReplayState;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.store.SnapshotStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads replay all}: a state store made again from the ledger. */
@Command(
        name = "all",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nFolds the ledger's journal, from the newest snapshot on if there is one, and writes every ad and tombstone into a table or an index of the running "
                    + "stack; nothing that is newer is overwritten. Then compares all of it with the fold.%n",
            "With --restore no table is written: what differs between the ads as of --to and now is appended to the ledger"
                    + " as further events, AdRestored and AdDeleted, and reaches everybody from there.%n",
            "May be killed at any moment: the same command goes on.%n"
        },
        footer = "%nExit code: 0 when the table is what the ledger says, or all ads are as they were; 1 when not, 2 for"
                + " wrong usage.")
final class ReplayAllCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningStack stack = new RunningStack();

    @Mixin
    private Target target = new Target();

    @Mixin
    private FromSnapshot fromSnapshot = new FromSnapshot();

    @Option(
            names = "--follow",
            description = "With --into or --index: afterwards the stream feeds it, too, so that ./ads replay switch can"
                    + " have readers read it.")
    private boolean follow;

    @Mixin
    private RestoreOptions restore = new RestoreOptions();

    @Mixin
    private Consent consent = new Consent();

    @Option(
            names = "--dry-run",
            description = "Only fold, and tell how many ads would be written; with --restore, which ads would change.")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        restore.check(spec.commandLine(), target);
        if (restore.isWanted()) {
            return restoreAll();
        }
        target.check(spec.commandLine());
        if (follow && (!target.isBeside() || target.isPast())) {
            throw new ParameterException(spec.commandLine(), "--follow goes with --into or --index, and not with --to");
        }
        if (!dryRun) {
            stack.check();
        }
        SnapshotStore snapshots = stack.snapshots();
        fromSnapshot.check(spec.commandLine(), snapshots);
        return dryRun ? tell(snapshots) : replay();
    }

    private int replay() throws InterruptedException {
        ReplayRequest request = target.request(fromSnapshot.choice());
        ReplayState ended = new Running(stack, spec.commandLine().getOut()).run(request);
        if (follow && stack.register().followAfter(ended, request.target())) {
            spec.commandLine().getOut().printf("it follows the ledger from now on%n");
        }
        return Running.exitCode(ended);
    }

    private int tell(SnapshotStore snapshots) {
        Path folder = stack.workingFolder(target.name("try" + fromSnapshot.name()));
        try (JournalStore journal = stack.journal();
                Fold fold = Fold.open(folder)) {
            Work work = new Work(spec.commandLine().getOut(), fold, fromSnapshot.beginning(snapshots));
            work.fold(journal, target.to());
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%,d ads would be written into %s%n",
                            work.documents(), target.request("").target());
        }
        Folders.remove(folder);
        return CommandLine.ExitCode.OK;
    }

    private int restoreAll() throws InterruptedException {
        if (!dryRun) {
            consent.check(spec.commandLine());
            stack.check();
        }
        SnapshotStore snapshots = stack.snapshots();
        fromSnapshot.check(spec.commandLine(), snapshots);
        String name = target.name((dryRun ? "try-restore" : "restore-all") + fromSnapshot.name());
        return new Restores(spec.commandLine(), stack, target, restore)
                .all(fromSnapshot.beginning(snapshots), name, () -> !dryRun && consent.isGiven());
    }
}
