package io.adledger.snapshot;

import io.adledger.ledger.files.Folders;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalReader;
import io.adledger.ledger.journal.JournalStoreException;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.snapshot.SnapshotProgress.Step;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.fold.Redactions;
import io.adledger.snapshot.store.Counts;
import io.adledger.snapshot.store.DocumentPacker;
import io.adledger.snapshot.store.PackedDocuments;
import io.adledger.snapshot.store.SnapshotFile;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotManifest.HeededRedactions;
import io.adledger.snapshot.store.SnapshotStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes snapshots. The journal is folded on disk, and a run that was broken off goes on there; before it is done there is no
 * snapshot. One run at a time, which {@link SnapshotLock} sees to.
 */
public final class SnapshotMaker {

    private static final String BEGUN = "begun";
    private static final String BUILT_ON = "built on";

    private final SnapshotStore store;
    private final Snapshots snapshots;
    private final Path folder;
    private final SnapshotSettings settings;

    /**
     * A maker of snapshots in a store.
     *
     * @param folder where the folds are; made if need be
     */
    public SnapshotMaker(SnapshotStore store, Path folder, SnapshotSettings settings) {
        this.store = store;
        this.snapshots = new Snapshots(store);
        this.folder = folder;
        this.settings = settings;
    }

    /**
     * Makes a snapshot, if it is not there.
     *
     * @param id of a snapshot of this journal, as {@link SnapshotMoments#idAt} tells it
     */
    public SnapshotManifest make(SnapshotId id, JournalReader journal, SnapshotProgress progress) {
        Optional<SnapshotManifest> there = store.find(id);
        if (there.isPresent()) {
            return there.get();
        }
        Block last = journal.block(id.sequenceNo())
                .orElseThrow(() -> new JournalStoreException("the journal has no block " + id.sequenceNo()));
        Path work = folder.resolve(id + "-" + last.blockAddress().strandId());
        SnapshotManifest made;
        try (Fold fold = Fold.open(work)) {
            if (fold.note(BEGUN).isEmpty()) {
                begin(fold, id, journal, progress);
            }
            fold.follow(journal, id.sequenceNo(), next -> progress.reached(Step.FOLDING, next, id.sequenceNo() + 1));
            long upTo = journal.tip().map(JournalTip::sequenceNo).orElse(id.sequenceNo());
            fold.heed(Redactions.from(id.sequenceNo() + 1, journal));
            made = write(fold, id, last, upTo, progress);
        }
        store.publish(made);
        Folders.remove(work);
        return made;
    }

    /** Removes what runs that were broken off have left to go on with. */
    public void discardUnfinished() {
        Folders.in(folder).stream()
                .filter(work -> SnapshotId.parse(unfinished(work)).isPresent())
                .forEach(Folders::remove);
    }

    private static String unfinished(Path work) {
        String name = String.valueOf(work.getFileName());
        return name.contains("-") ? name.substring(0, name.lastIndexOf('-')) : name;
    }

    private void begin(Fold fold, SnapshotId id, JournalReader journal, SnapshotProgress progress) {
        if (settings.incremental()) {
            snapshots.newestUpTo(id.sequenceNo(), journal, progress).ifPresent(base -> {
                snapshots.begin(fold, base, progress);
                fold.note(BUILT_ON, base.id().toString());
            });
        }
        fold.note(BEGUN, "yes");
    }

    private SnapshotManifest write(Fold fold, SnapshotId id, Block last, long upTo, SnapshotProgress progress) {
        List<SnapshotFile> files = new ArrayList<>();
        Counts counts = Counts.NONE;
        long total = fold.estimatedDocuments();
        try (Stream<AdDocument> documents = fold.documents()) {
            DocumentPacker packer = new DocumentPacker(documents.iterator(), settings.fileBytes());
            while (packer.hasNext()) {
                PackedDocuments packed = packer.next();
                files.add(store.put(id, files.size(), packed));
                counts = counts.plus(packed.counts());
                progress.reached(Step.WRITING, counts.total(), total);
            }
        }
        return new SnapshotManifest(
                id,
                settings.clock().instant(),
                last.blockAddress(),
                last.blockHash(),
                fold.blockHashes(),
                counts,
                new HeededRedactions(upTo, 0),
                files,
                fold.note(BUILT_ON).flatMap(SnapshotId::parse));
    }
}
