package io.adledger.local.snapshot;

import io.adledger.snapshot.store.DamagedSnapshotException;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./ads snapshot list}: the snapshots that there are. */
@Command(
        name = "list",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = "%nLists the snapshots, the oldest moment first.%n",
        footer = "%nExit code: 0, 1 when one is damaged or they cannot be read, 2 for wrong usage.")
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() throws Exception {
        return place.use(this::list);
    }

    private int list(SnapshotStore snapshots) {
        PrintWriter out = spec.commandLine().getOut();
        int exitCode = CommandLine.ExitCode.OK;
        out.printf(
                "%-30s %12s %12s %10s %10s %10s %12s  %s%n",
                "ID", "BLOCK", "ADS", "DELETED", "REMOVED", "ERASED", "SIZE", "BUILT ON");
        for (SnapshotId id : snapshots.ids()) {
            try {
                snapshots.find(id).ifPresent(manifest -> print(manifest, out));
            } catch (DamagedSnapshotException e) {
                out.println(e.getMessage());
                exitCode = CommandLine.ExitCode.SOFTWARE;
            }
        }
        return exitCode;
    }

    private static void print(SnapshotManifest manifest, PrintWriter out) {
        out.printf(
                "%-30s %,12d %,12d %,10d %,10d %,10d %12s  %s%n",
                manifest.id(),
                manifest.id().sequenceNo(),
                manifest.counts().live(),
                manifest.counts().deleted(),
                manifest.counts().removed(),
                manifest.counts().erased(),
                Text.sizeOf(manifest),
                manifest.builtOn().map(SnapshotId::toString).orElse("-"));
    }
}
