package io.adledger.snapshot;

import io.adledger.ledger.journal.JournalReader;
import io.adledger.snapshot.SnapshotProgress.Step;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.fold.Redactions;
import io.adledger.snapshot.store.DamagedSnapshotException;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Snapshots for those who fold the journal and want to begin in its midst. Thread-safe.
 *
 * <pre>{@code
 * snapshots.newestUpTo(last, journal, progress).ifPresent(snapshot -> snapshots.begin(fold, snapshot, progress));
 * Snapshots.heedRedactions(fold, journal);
 * fold.follow(journal, last, next -> {});
 * }</pre>
 */
public final class Snapshots {

    private static final String HEED_FROM = "redactions from block";

    private final SnapshotStore store;

    public Snapshots(SnapshotStore store) {
        this.store = store;
    }

    /**
     * The newest snapshot of a journal with a position at or before a block. One that is damaged is passed over, with a
     * warning.
     */
    public Optional<SnapshotManifest> newestUpTo(long block, JournalReader journal, SnapshotProgress progress) {
        for (SnapshotId id : store.ids().reversed()) {
            if (id.sequenceNo() <= block) {
                Optional<SnapshotManifest> usable = usable(id, journal, progress);
                if (usable.isPresent()) {
                    return usable;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<SnapshotManifest> usable(SnapshotId id, JournalReader journal, SnapshotProgress progress) {
        try {
            Optional<SnapshotManifest> found = store.find(id).filter(manifest -> isOf(journal, manifest));
            found.ifPresent(store::check);
            return found;
        } catch (DamagedSnapshotException e) {
            progress.warn(e.getMessage() + "; it is not used");
            return Optional.empty();
        }
    }

    /**
     * A snapshot of a journal, at or before a block.
     *
     * @throws NoSnapshotException if there is none with this id, or it is of another journal, or after the block
     * @throws DamagedSnapshotException if it is not what was written
     */
    public SnapshotManifest upTo(long block, SnapshotId id, JournalReader journal) {
        SnapshotManifest manifest =
                store.find(id).orElseThrow(() -> new NoSnapshotException("there is no snapshot " + id));
        if (!isOf(journal, manifest)) {
            throw new NoSnapshotException("snapshot " + id + " is of another ledger");
        }
        if (id.sequenceNo() > block) {
            throw new NoSnapshotException(
                    "snapshot " + id + " has more than what is asked for, which ends with block " + block);
        }
        store.check(manifest);
        return manifest;
    }

    /** Whether a snapshot is of this journal, by the block that it ends with. */
    static boolean isOf(JournalReader journal, SnapshotManifest manifest) {
        return journal.block(manifest.position().sequenceNo())
                .filter(block -> block.blockAddress().equals(manifest.position()))
                .filter(block -> block.blockHash().equals(manifest.blockHash()))
                .isPresent();
    }

    /**
     * Begins a fold with a snapshot in place of the journal up to its position. To be followed by
     * {@link #heedRedactions}; broken off, the fold has not begun.
     *
     * @throws DamagedSnapshotException if a file is not what was written
     */
    public void begin(Fold fold, SnapshotManifest snapshot, SnapshotProgress progress) {
        fold.note(HEED_FROM, Long.toString(snapshot.redactions().upTo() + 1));
        long total = snapshot.counts().total();
        try (Stream<AdDocument> documents = store.documents(snapshot)) {
            fold.beginWith(documents, snapshot.blockHashes(), done -> progress.reached(Step.READING, done, total));
        }
    }

    /**
     * Erases from a fold that began with a snapshot what was redacted since that was written. To be done whenever the fold
     * goes on, before it is read; does nothing to other folds.
     */
    public static void heedRedactions(Fold fold, JournalReader journal) {
        fold.note(HEED_FROM).map(Long::parseLong).ifPresent(from -> fold.heed(Redactions.from(from, journal)));
    }
}
