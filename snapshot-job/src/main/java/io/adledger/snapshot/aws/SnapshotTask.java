package io.adledger.snapshot.aws;

import io.adledger.snapshot.SnapshotJson;
import io.adledger.snapshot.SnapshotMoments;
import io.adledger.snapshot.SnapshotSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The program that makes a snapshot, for a container that has the time it takes. It writes what it made as JSON. */
@Command(
        name = "snapshot-task",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 110,
        synopsisHeading = "usage: ",
        description = {
            "%nMakes a snapshot of all ads as of a moment that is past, from a journal in DynamoDB into a bucket of S3, and"
                    + " erases from those that are there what the ledger has redacted.%n",
            "May be killed at any moment, and leaves no snapshot then: it goes on where it was if its folder is still there,"
                    + " or begins again. Never run two for one bucket, nor one beside the function.%n"
        },
        footer = "%nExit code: 0 when the snapshot is there, 1 when it is not, 2 for wrong usage.")
public final class SnapshotTask implements Callable<Integer> {

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "The moment, such as 2026-01-31T00:00:00Z (default: the end of the last full month, in UTC).")
    private @Nullable Instant at;

    @Option(
            names = "--from-the-beginning",
            description = "Make it from all of the journal and from no other snapshot; the result is the same.")
    private boolean fromTheBeginning;

    @Option(
            names = "--catalog-table",
            required = true,
            paramLabel = "TABLE",
            defaultValue = "${env:" + SnapshotPlace.CATALOG_TABLE + "}",
            description =
                    "The table that says where the ledger's journal is (default: " + SnapshotPlace.CATALOG_TABLE + ").")
    private String catalogTable = "";

    @Option(
            names = "--journal-table",
            required = true,
            paramLabel = "TABLE",
            defaultValue = "${env:" + SnapshotPlace.JOURNAL_TABLE + "}",
            description = "The table of the journals (default: " + SnapshotPlace.JOURNAL_TABLE + ").")
    private String journalTable = "";

    @Option(
            names = "--ledger",
            required = true,
            paramLabel = "NAME",
            defaultValue = "${env:" + SnapshotPlace.LEDGER + "}",
            description = "The ledger (default: " + SnapshotPlace.LEDGER + ").")
    private String ledger = "";

    @Option(
            names = "--bucket",
            required = true,
            paramLabel = "BUCKET",
            defaultValue = "${env:" + SnapshotPlace.BUCKET + "}",
            description = "Where the snapshots are (default: " + SnapshotPlace.BUCKET + ").")
    private String bucket = "";

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = "${env:" + SnapshotPlace.PREFIX + ":-" + SnapshotPlace.DEFAULT_PREFIX + "}",
            description = "What their keys begin with (default: " + SnapshotPlace.PREFIX + ", or "
                    + SnapshotPlace.DEFAULT_PREFIX + ").")
    private String prefix = "";

    @Option(
            names = "--work",
            paramLabel = "DIR",
            defaultValue = "/tmp/snapshots",
            description = "Where to work (default: ${DEFAULT-VALUE}).")
    private Path work = Path.of("");

    private SnapshotTask() {}

    /** Runs it, and exits. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new SnapshotTask())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("snapshot-task: " + failure.getMessage());
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() {
        SnapshotSettings settings = SnapshotSettings.defaults().withIncremental(!fromTheBeginning);
        Instant moment =
                Optional.ofNullable(at).orElseGet(() -> new SnapshotMoments(settings.clock()).endOfLastMonth());
        SnapshotPlace place = new SnapshotPlace(catalogTable, journalTable, ledger, bucket, prefix);
        try (TableSnapshots snapshots = new TableSnapshots(place, work)) {
            System.out.println(SnapshotJson.of(snapshots.make(moment, settings, new LoggedProgress())));
            return CommandLine.ExitCode.OK;
        }
    }
}
