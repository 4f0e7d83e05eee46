package io.adledger.local.snapshot;

import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.RocksDbJournalStore;
import io.adledger.local.CommandFailure;
import io.adledger.local.JournalFolder;
import io.adledger.local.ObjectLocation;
import io.adledger.local.SnapshotPlaces;
import io.adledger.snapshot.NoSnapshotException;
import io.adledger.snapshot.SnapshotLock;
import io.adledger.snapshot.store.DamagedSnapshotException;
import io.adledger.snapshot.store.SnapshotStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where ledger and snapshots are, and the way to them. */
final class Place {

    private static final String LEDGER = "ads";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the stack, which may be running (default: .adledger beside ./ads).")
    private @Nullable Path data;

    @Option(
            names = "--store",
            paramLabel = "DIR|s3://BUCKET/PREFIX",
            description =
                    "Where the snapshots are (default: the bucket 'snapshots' in the data folder). S3 is found by the"
                            + " standard settings of the AWS SDK, such as AWS_ENDPOINT_URL_S3, AWS_REGION and AWS_PROFILE.")
    private @Nullable String store;

    @Option(names = "--path-style", description = "Name the bucket in the path, for servers that are not Amazon's.")
    private boolean pathStyle;

    /** What is done with the snapshots. */
    @FunctionalInterface
    interface Use<T> {
        T of(SnapshotStore snapshots) throws Exception;
    }

    /** What is done with the snapshots by the journal. */
    @FunctionalInterface
    interface JournalUse<T> {
        T of(SnapshotStore snapshots, JournalStore journal) throws Exception;
    }

    /** Opens the snapshots. */
    <T> T use(Use<T> use) throws Exception {
        try {
            if (store == null) {
                return use.of(SnapshotPlaces.in(data()));
            }
            ObjectLocation location = ObjectLocation.of(store);
            String prefix = location.prefix().isEmpty() || location.prefix().endsWith("/")
                    ? location.prefix()
                    : location.prefix() + "/";
            return location.use(pathStyle, objects -> use.of(new SnapshotStore(objects, prefix)));
        } catch (NoSnapshotException | DamagedSnapshotException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    /** Opens the snapshots, and the journal as it is now, which is read beside the ledger. */
    <T> T useWithJournal(JournalUse<T> use) throws Exception {
        try (JournalStore journal = RocksDbJournalStore.openReadOnly(JournalFolder.find(data(), LEDGER))) {
            return use(snapshots -> use.of(snapshots, journal));
        }
    }

    /** Where snapshots are worked on. */
    Path workingFolder() {
        return SnapshotPlaces.workIn(data());
    }

    /**
     * Does something that nobody else may do with the snapshots at the same time.
     *
     * @throws CommandFailure if another process is at it, or there is no such data folder
     */
    <T> T alone(Callable<T> action) throws Exception {
        if (!Files.isDirectory(data())) {
            throw new CommandFailure("there is no folder " + data() + ": choose one with --data DIR");
        }
        try (SnapshotLock _ = SnapshotLock.tryHold(workingFolder())
                .orElseThrow(() -> new CommandFailure("the snapshots of " + data()
                        + " are being changed by another process: try again when it is done"))) {
            return action.call();
        }
    }

    private Path data() {
        return data != null ? data : Path.of(System.getProperty("adledger.home", "."), ".adledger");
    }
}
