package io.adledger.local.replay;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.replay.Proving;
import io.adledger.replay.dynamodb.DynamoDbStateTable;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.store.SnapshotStore;
import io.adledger.state.AdStateTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** {@code ./ads replay all}: a state store made again from the ledger. */
@Command(
        name = "all",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nFolds the ledger's journal, from the newest snapshot on if there is one, and writes every ad and tombstone into a table of the running stack; nothing "
                    + "that is newer is overwritten. Then compares all of the table with the fold.%n",
            "With --restore no table is written: what differs between the ads as of --to and now is appended to the ledger"
                    + " as further events, AdRestored and AdDeleted, and reaches everybody from there.%n",
            "May be killed at any moment: the same command goes on.%n"
        },
        footer = "%nExit code: 0 when the table is what the ledger says, or all ads are as they were; 1 when not, 2 for"
                + " wrong usage.")
final class ReplayAllCommand implements Callable<Integer> {

    private static final Duration TIME_TO_FOLLOW = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Mixin
    private RunningStack stack = new RunningStack();

    @Mixin
    private Target target = new Target();

    @Mixin
    private FromSnapshot fromSnapshot = new FromSnapshot();

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
        if (!dryRun) {
            stack.check();
        }
        SnapshotStore snapshots = stack.snapshots();
        fromSnapshot.check(spec.commandLine(), snapshots);
        Path folder = stack.workingFolder(target.name((dryRun ? "try" : "all") + fromSnapshot.name()));
        boolean right;
        try (JournalStore journal = stack.journal();
                Fold fold = Fold.open(folder)) {
            Work work = new Work(spec.commandLine().getOut(), fold);
            work.fold(journal, target, (begun, last, blocks) -> fromSnapshot.begin(begun, last, blocks, snapshots));
            right = dryRun ? tell(work) : replay(fold, work);
        }
        RunningStack.remove(folder);
        return right ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
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
                .all(
                        (begun, last, blocks) -> fromSnapshot.begin(begun, last, blocks, snapshots),
                        name,
                        () -> !dryRun && consent.isGiven());
    }

    private boolean tell(Work work) {
        spec.commandLine().getOut().printf("%,d ads would be written into %s%n", work.documents(), target.table());
        return true;
    }

    private boolean replay(Fold fold, Work work) throws InterruptedException {
        try (DynamoDbClient client = stack.stateStore()) {
            AdStateTable.ensure(client, target.table());
            DynamoDbStateTable table = new DynamoDbStateTable(client, target.table());
            work.write(table);
            Duration patience = target.isLive() ? TIME_TO_FOLLOW : Duration.ZERO;
            return work.tell(new Proving(fold, table, stack::journal, patience).all(), target.table());
        }
    }
}
