package io.adledger.ledger.export;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Carries out one export, from where it was left. What is put twice is the same both times. Used by one thread. */
final class ExportRun {

    private final JournalExport export;
    private final JournalStore journal;
    private final ObjectStore store;
    private final ExportSettings settings;
    private final Consumer<ExportProgress> keep;

    /**
     * A run of an export.
     *
     * @param keep makes the progress durable
     */
    ExportRun(
            JournalExport export,
            JournalStore journal,
            ObjectStore store,
            ExportSettings settings,
            Consumer<ExportProgress> keep) {
        this.export = export;
        this.journal = journal;
        this.store = store;
        this.settings = settings;
        this.keep = keep;
    }

    /**
     * Exports what is left.
     *
     * @throws ObjectStoreException if the store will not take it
     */
    void from(ExportProgress begin) throws InterruptedException {
        ExportDestination destination = export.request().destination();
        put(destination.key(Manifests.startedName(export)), Manifests.started(export));
        ExportProgress progress = begin;
        try (Stream<Block> blocks = journal.read(begin.next())) {
            ObjectPacker objects = new ObjectPacker(
                    blocks.takeWhile(block -> block.sequenceNo() <= begin.last())
                            .iterator(),
                    export.request().format(),
                    settings.objectBytes());
            while (objects.hasNext()) {
                PackedObject object = objects.next();
                String key = destination.key(object.name(export.request().format()));
                put(key, object.content());
                progress = progress.with(object, key);
                keep.accept(progress);
            }
        }
        put(destination.key(Manifests.completedName(export, strandId())), Manifests.completed(export, progress.keys()));
    }

    private String strandId() {
        return journal.tip()
                .map(tip -> tip.blockAddress().strandId())
                .orElseThrow(() -> new IllegalStateException("an open ledger has a block"));
    }

    private void put(String key, byte[] content) throws InterruptedException {
        StoredObject object = new StoredObject(
                content,
                export.request().format().contentType(),
                export.request().destination().encryption());
        Instant giveUp = Instant.now().plus(settings.patience());
        while (true) {
            try {
                store.put(key, object);
                return;
            } catch (ObjectStoreException e) {
                if (!e.isPassing() || Instant.now().isAfter(giveUp)) {
                    throw e;
                }
                pause(settings.retryPause());
            }
        }
    }

    private static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration);
    }
}
