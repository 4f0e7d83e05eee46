package io.adledger.local.stack;

import io.adledger.ledger.export.S3ObjectStore;
import io.adledger.ledger.export.S3Settings;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.local.SnapshotPlaces;
import io.adledger.snapshot.NoSnapshotException;
import io.adledger.snapshot.SnapshotRuns;
import io.adledger.snapshot.SnapshotSettings;
import io.adledger.snapshot.schedule.CronSchedule;
import io.adledger.snapshot.schedule.DoneRunsFile;
import io.adledger.snapshot.schedule.Scheduler;
import io.adledger.snapshot.store.SnapshotStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.S3Client;

/** Snapshots by their schedule and on demand, and the erasure from them of what is redacted. */
final class SnapshotsPart implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotsPart.class);
    private static final Duration PAUSE = Duration.ofSeconds(15);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final int s3Port;
    private final DataDirectory data;
    private final Supplier<JournalStore> journal;
    private final Optional<CronSchedule> schedule;
    private volatile @Nullable Running running;

    /**
     * Snapshots in the object store of this machine.
     *
     * @param schedule none to make snapshots on demand alone
     */
    SnapshotsPart(int s3Port, DataDirectory data, Supplier<JournalStore> journal, Optional<CronSchedule> schedule) {
        this.s3Port = s3Port;
        this.data = data;
        this.journal = journal;
        this.schedule = schedule;
    }

    private record Running(S3Client client, SnapshotRuns runs, Thread keeper) {}

    @Override
    public String name() {
        return "snapshots";
    }

    @Override
    public void start() throws IOException {
        Files.createDirectories(data.buckets().resolve(SnapshotPlaces.BUCKET));
        Path folder = Files.createDirectories(SnapshotPlaces.workIn(data.root()));
        S3Client client = S3Settings.at(URI.create("http://127.0.0.1:" + s3Port), "us-east-1")
                .client();
        SnapshotStore store =
                new SnapshotStore(new S3ObjectStore(client, SnapshotPlaces.BUCKET), SnapshotPlaces.PREFIX);
        SnapshotRuns runs = new SnapshotRuns(store, folder, journal, SnapshotSettings.defaults());
        Optional<Scheduler> scheduler = schedule.map(times -> new Scheduler(
                times, InstantSource.system(), new DoneRunsFile(folder.resolve("schedule")), at -> make(runs, at)));
        Thread keeper = Thread.ofPlatform().name("snapshots").daemon().start(() -> keep(runs, scheduler));
        running = new Running(client, runs, keeper);
    }

    /** What makes snapshots, once this has started. */
    Optional<SnapshotRuns> runs() {
        return Optional.ofNullable(running).map(Running::runs);
    }

    private static boolean make(SnapshotRuns runs, Instant moment) {
        try {
            return runs.make(moment);
        } catch (NoSnapshotException e) {
            LOG.info("No snapshot is due: {}", e.getMessage());
            return true;
        }
    }

    private static void keep(SnapshotRuns runs, Optional<Scheduler> scheduler) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                scheduler.ifPresent(Scheduler::tick);
                runs.erase();
            } catch (RuntimeException e) {
                LOG.warn("Snapshots are not looked after; it is tried again", e);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** That a snapshot is not made keeps nobody from anything: it is in the log, and tried again. */
    @Override
    public Optional<String> trouble() {
        return Optional.empty();
    }

    @Override
    public void close() {
        Running now = running;
        if (now == null) {
            return;
        }
        running = null;
        now.runs.close();
        now.keeper.interrupt();
        try {
            now.keeper.join(TIME_TO_STOP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        now.client.close();
    }
}
