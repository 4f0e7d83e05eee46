package io.adledger.local.snapshot;

import io.adledger.local.CommandFailure;
import io.adledger.snapshot.store.ManifestWriter;
import io.adledger.snapshot.store.SnapshotId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./ads snapshot show}: the manifest of a snapshot. */
@Command(
        name = "show",
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = "%nShows the manifest of a snapshot, as Ion text: position, digest, counts, files, checksums.%n",
        footer = "%nExit code: 0, 1 when there is no such snapshot or it is damaged, 2 for wrong usage.")
final class ShowCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Which which = new Which();

    @Mixin
    private Place place = new Place();

    @Override
    public Integer call() throws Exception {
        return place.use(snapshots -> {
            SnapshotId id = which.id(snapshots, spec.commandLine());
            String text = snapshots
                    .find(id)
                    .map(ManifestWriter::text)
                    .orElseThrow(() -> new CommandFailure("there is no snapshot " + id));
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
            return CommandLine.ExitCode.OK;
        });
    }
}
