package io.adledger.local.snapshot;

import io.adledger.snapshot.Retention;
import io.adledger.snapshot.SnapshotMaker;
import io.adledger.snapshot.SnapshotSettings;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotStore;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./ads snapshot prune}: snapshots that are not kept are removed. */
@Command(
        name = "prune",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nRemoves snapshots: all but the newest, or those that are old. Each is complete in itself, so no other suffers"
                    + " by it. What runs that were broken off have left goes, too; they begin anew.%n"
        },
        footer = "%nExit code: 0, 1 when something could not be removed, 2 for wrong usage.")
final class PruneCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Keep the newest N, whatever their age (with --older-than: 1, if it is not given).")
    private @Nullable Integer keep;

    @Option(
            names = "--older-than",
            paramLabel = "DAYS",
            description = "Of the others, remove only those whose moment is so long past.")
    private @Nullable Integer olderThan;

    @Option(names = "--dry-run", description = "Only tell which would be removed.")
    private boolean dryRun;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() throws Exception {
        Retention retention = retention();
        return place.alone(() -> place.use(snapshots -> prune(snapshots, retention)));
    }

    private Retention retention() {
        if (keep == null && olderThan == null) {
            throw new ParameterException(spec.commandLine(), "which are to be kept? (--keep N, --older-than DAYS)");
        }
        if ((keep != null && keep < 0) || (olderThan != null && olderThan < 0)) {
            throw new ParameterException(spec.commandLine(), "--keep and --older-than take no negative numbers");
        }
        return new Retention(
                keep == null ? 1 : keep,
                Optional.ofNullable(olderThan).map(days -> Instant.now().minus(Duration.ofDays(days))));
    }

    private int prune(SnapshotStore snapshots, Retention retention) {
        PrintWriter out = spec.commandLine().getOut();
        List<SnapshotId> ids = snapshots.ids();
        List<SnapshotId> expendable = retention.expendable(ids);
        for (SnapshotId id : expendable) {
            if (!dryRun) {
                snapshots.remove(id);
            }
            out.printf("%s %s%n", id, dryRun ? "would be removed" : "removed");
        }
        if (!dryRun) {
            new SnapshotMaker(snapshots, place.workingFolder(), SnapshotSettings.defaults()).discardUnfinished();
            snapshots.removeLeftovers();
        }
        out.printf("%,d of %,d snapshots are kept%n", ids.size() - expendable.size(), ids.size());
        return CommandLine.ExitCode.OK;
    }
}
