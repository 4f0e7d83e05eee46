package io.adledger.snapshot;

import io.adledger.ledger.files.Folders;
import io.adledger.ledger.journal.BrokenChainException;
import io.adledger.ledger.journal.JournalReader;
import io.adledger.snapshot.SnapshotProgress.Step;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.fold.Redactions;
import io.adledger.snapshot.store.DamagedSnapshotException;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Verifies snapshots: their files by their checksums, their digest by the hashes of the journal, each of which is recomputed,
 * and every document by a fold of that journal from its beginning. Takes time and disk accordingly. Thread-safe.
 */
public final class SnapshotVerification {

    private final SnapshotStore store;
    private final Path folder;

    /**
     * A verification of snapshots in a store.
     *
     * @param folder where the fold is while it is needed; made if need be
     */
    public SnapshotVerification(SnapshotStore store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    /**
     * Verifies a snapshot.
     *
     * @throws NoSnapshotException if there is none
     * @throws DamagedSnapshotException if its manifest cannot be read, so that there is nothing to be verified
     */
    public SnapshotReport verify(SnapshotId id, JournalReader journal, SnapshotProgress progress) {
        SnapshotManifest manifest =
                store.find(id).orElseThrow(() -> new NoSnapshotException("there is no snapshot " + id));
        try {
            store.check(manifest);
        } catch (DamagedSnapshotException e) {
            return new SnapshotReport(manifest, List.of(String.valueOf(e.getMessage())));
        }
        if (!Snapshots.isOf(journal, manifest)) {
            return new SnapshotReport(
                    manifest,
                    List.of("its last block, " + manifest.position().sequenceNo() + ", is not in the journal"));
        }
        Path work = workingFolder();
        try (Fold fold = Fold.open(work)) {
            return new SnapshotReport(manifest, faults(manifest, journal, fold, progress));
        } finally {
            Folders.remove(work);
        }
    }

    private List<String> faults(
            SnapshotManifest manifest, JournalReader journal, Fold fold, SnapshotProgress progress) {
        long last = manifest.position().sequenceNo();
        try {
            fold.follow(new CheckedJournal(journal), last, next -> progress.reached(Step.FOLDING, next, last + 1));
        } catch (BrokenChainException e) {
            return List.of("the journal itself does not hold: " + e.getMessage());
        }
        if (!fold.blockHashes().root().equals(manifest.digest().hash())) {
            return List.of("the ledger's digest at block " + last + " is "
                    + fold.blockHashes().root() + ", not "
                    + manifest.digest().hash());
        }
        fold.heed(Redactions.from(last + 1, journal));
        Redactions later = Redactions.from(manifest.redactions().upTo() + 1, journal);
        return new DocumentComparison(later, progress).faults(store.documents(manifest), fold, manifest.counts());
    }

    private Path workingFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(folder), "verification");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder in " + folder + ": " + e.getMessage(), e);
        }
    }
}
