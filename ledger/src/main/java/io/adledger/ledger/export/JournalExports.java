package io.adledger.ledger.export;

import io.adledger.ledger.ion.UniqueId;
import io.adledger.ledger.jobs.JobRecord;
import io.adledger.ledger.jobs.JobStore;
import io.adledger.ledger.journal.BlockTimes;
import io.adledger.ledger.journal.JournalStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exports of one ledger: {@code ExportJournalToS3} and what goes with it. An export outlives the process: whatever
 * was in progress goes on when this is opened again. Thread-safe.
 *
 * {@snippet :
 * try (var exports = JournalExports.open(
 *         ledger.name(), ledger.journal(), directory.resolve("exports"), buckets, ExportSettings.defaults())) {
 *     String id = exports.start(request).exportId();
 *     exports.find(id).map(JournalExport::status);
 * }
 * }
 *
 * To be closed before the ledger.
 */
public final class JournalExports implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalExports.class);
    private static final long SECONDS_TO_STOP = 30;

    private final String ledgerName;
    private final JournalStore journal;
    private final JobStore jobs;
    private final ObjectStores stores;
    private final ExportSettings settings;
    private final ConcurrentMap<String, JournalExport> exports = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("export-", 0).factory());

    private JournalExports(
            String ledgerName, JournalStore journal, JobStore jobs, ObjectStores stores, ExportSettings settings) {
        this.ledgerName = ledgerName;
        this.journal = journal;
        this.jobs = jobs;
        this.stores = stores;
        this.settings = settings;
    }

    /**
     * Opens the exports of a ledger, and goes on with those in progress.
     *
     * @param directory for the records of the exports, made if need be
     * @throws io.adledger.ledger.jobs.JobStoreException if they cannot be read
     */
    public static JournalExports open(
            String ledgerName, JournalStore journal, Path directory, ObjectStores stores, ExportSettings settings) {
        JobStore jobs = JobStore.open(directory);
        JournalExports all = new JournalExports(ledgerName, journal, jobs, stores, settings);
        for (Map.Entry<String, JobRecord> job : jobs.load().entrySet()) {
            JournalExport export = JournalExport.from(job.getKey(), job.getValue());
            all.exports.put(export.exportId(), export);
            if (export.status() == JournalExport.Status.IN_PROGRESS) {
                all.begin(export, ExportProgress.from(job.getValue()));
            }
        }
        return all;
    }

    /**
     * Starts an export; it goes on by itself, also after a crash.
     *
     * @throws InvalidExportException if the end is in the future
     * @throws TooManyExportsException if too many are in progress
     */
    public synchronized JournalExport start(ExportRequest request) {
        Instant now = settings.clock().instant();
        if (request.exclusiveEnd().isAfter(now)) {
            throw new InvalidExportException("ExclusiveEndTime", "it must not be in the future");
        }
        if (inProgress() >= settings.mostInProgress()) {
            throw new TooManyExportsException(settings.mostInProgress());
        }
        ExportProgress progress = new ExportProgress(
                BlockTimes.firstNotBefore(journal, request.inclusiveStart()),
                BlockTimes.firstNotBefore(journal, request.exclusiveEnd()) - 1,
                List.of());
        JournalExport export = new JournalExport(
                UniqueId.next(), ledgerName, now, JournalExport.Status.IN_PROGRESS, Optional.empty(), request);
        keep(export, progress);
        begin(export, progress);
        return export;
    }

    private long inProgress() {
        return exports.values().stream()
                .filter(export -> export.status() == JournalExport.Status.IN_PROGRESS)
                .count();
    }

    /** The export with this id. */
    public Optional<JournalExport> find(String exportId) {
        return Optional.ofNullable(exports.get(exportId));
    }

    /** All exports, the newest first. */
    public List<JournalExport> list() {
        return exports.values().stream()
                .sorted(Comparator.comparing(JournalExport::createdAt)
                        .reversed()
                        .thenComparing(JournalExport::exportId))
                .toList();
    }

    private void begin(JournalExport export, ExportProgress progress) {
        threads.execute(() -> run(export, progress));
    }

    private void run(JournalExport export, ExportProgress begin) {
        ExportProgress[] reached = {begin};
        try {
            ObjectStore store = stores.bucket(export.request().destination().bucket());
            new ExportRun(export, journal, store, settings, progress -> {
                        keep(export, progress);
                        reached[0] = progress;
                    })
                    .from(begin);
            keep(export.completed(), reached[0]);
        } catch (InterruptedException e) {
            LOG.info("export {} goes on when the ledger is opened again", export.exportId());
        } catch (RuntimeException e) {
            if (threads.isShutdown()) {
                LOG.info("export {} goes on when the ledger is opened again", export.exportId());
                return;
            }
            LOG.error("export {} is cancelled", export.exportId(), e);
            cancel(export, reached[0], e);
        }
    }

    private void cancel(JournalExport export, ExportProgress progress, RuntimeException why) {
        try {
            keep(export.cancelled(String.valueOf(why.getMessage())), progress);
        } catch (RuntimeException e) {
            LOG.error("that export {} is cancelled cannot be kept", export.exportId(), e);
        }
    }

    private void keep(JournalExport export, ExportProgress progress) {
        JobRecord record = new JobRecord();
        export.writeTo(record);
        progress.writeTo(record);
        jobs.save(export.exportId(), record);
        exports.put(export.exportId(), export);
    }

    /** Stops the exports in progress; they go on when the ledger is opened again. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOG.warn("an export has not stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
