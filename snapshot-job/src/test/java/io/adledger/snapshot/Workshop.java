package io.adledger.snapshot;

import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.export.PrunableObjectStore;
import io.adledger.ledger.files.Folders;
import io.adledger.ledger.journal.JournalReader;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A journal, a store for its snapshots, and a folder to make them in. */
final class Workshop implements AutoCloseable {

    static final String PREFIX = "ads/";
    static final SnapshotSettings SETTINGS = SnapshotSettings.defaults().withFileBytes(400);

    private final Path folder = temporary();
    private final PrunableObjectStore objects = new DirectoryObjectStore(folder.resolve("bucket"));
    private final SnapshotStore store = new SnapshotStore(objects, PREFIX);
    private final AdJournal journal = new AdJournal();

    private static Path temporary() {
        try {
            return Files.createTempDirectory("snapshots");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AdJournal journal() {
        return journal;
    }

    SnapshotStore store() {
        return store;
    }

    PrunableObjectStore objects() {
        return objects;
    }

    Path work() {
        return folder.resolve("work");
    }

    Path file(String key) {
        return folder.resolve("bucket").resolve(key);
    }

    static SnapshotId idAt(long block) {
        return new SnapshotId(AdJournal.time(block).plusMillis(1), block);
    }

    SnapshotManifest make(long block) {
        return make(block, SETTINGS);
    }

    SnapshotManifest make(long block, SnapshotSettings settings) {
        return new SnapshotMaker(store, work(), settings).make(idAt(block), journal.store(), SnapshotProgress.NONE);
    }

    SnapshotReport verify(SnapshotManifest manifest) {
        return new SnapshotVerification(store, work()).verify(manifest.id(), journal.store(), SnapshotProgress.NONE);
    }

    List<AdDocument> documents(SnapshotManifest manifest) {
        return store.documents(store.find(manifest.id()).orElseThrow()).toList();
    }

    /** What a fold of the journal from its beginning makes. */
    List<AdDocument> folded(long block) {
        return folded(journal.store(), block);
    }

    List<AdDocument> folded(JournalReader from, long block) {
        Path work = folder.resolve("independent");
        try (Fold fold = Fold.open(work)) {
            fold.follow(from, block, next -> {});
            return documents(fold);
        } finally {
            Folders.remove(work);
        }
    }

    /** What a fold makes that begins with a snapshot. */
    List<AdDocument> folded(SnapshotManifest snapshot, long block) {
        Path work = folder.resolve("from-snapshot");
        try (Fold fold = Fold.open(work)) {
            new Snapshots(store).begin(fold, snapshot, SnapshotProgress.NONE);
            Snapshots.heedRedactions(fold, journal.store());
            fold.follow(journal.store(), block, next -> {});
            return documents(fold);
        } finally {
            Folders.remove(work);
        }
    }

    private static List<AdDocument> documents(Fold fold) {
        try (Stream<AdDocument> documents = fold.documents()) {
            return documents.toList();
        }
    }

    /** Whether any object has a text in it. */
    boolean isAnywhere(String text) {
        return objects.keys("").stream().anyMatch(key -> content(key).contains(text));
    }

    private String content(String key) {
        try (InputStream content = objects.read(key)) {
            return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Folders.remove(folder);
    }
}
