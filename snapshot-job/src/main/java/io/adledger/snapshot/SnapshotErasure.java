package io.adledger.snapshot;

import io.adledger.ledger.journal.JournalReader;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Redactions;
import io.adledger.snapshot.store.Counts;
import io.adledger.snapshot.store.DamagedSnapshotException;
import io.adledger.snapshot.store.DocumentPacker;
import io.adledger.snapshot.store.SnapshotFile;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Takes out of snapshots what was redacted after they were made: files that have it are written anew, then the manifest, and
 * the old files are removed. What is left is what a snapshot would be that is made now. Remembers how far it has looked, so that
 * looking again costs no more than the blocks that came in between. Not thread-safe; one at a time in a store, which {@link
 * SnapshotLock} sees to.
 */
public final class SnapshotErasure {

    /** So many blocks without redactions are worth a new manifest: who reads the snapshot need not look at them again. */
    private static final long MANY_BLOCKS = 100_000;

    private final SnapshotStore store;
    /** Up to where there is nothing to be erased any more; none before the first run. */
    private OptionalLong looked = OptionalLong.empty();

    private long listed;

    public SnapshotErasure(SnapshotStore store) {
        this.store = store;
    }

    /**
     * What an erasure has done.
     *
     * @param documents in all snapshots together, that had something to be erased
     * @param damaged snapshots that could not be read, each with the reason; what is in them, is in them
     */
    public record Erased(long documents, List<String> damaged) {}

    /** Erases from all snapshots of a journal what it has redacted up to now. */
    public Erased run(JournalReader journal) {
        long tip = journal.tip().map(JournalTip::sequenceNo).orElse(-1L);
        List<String> damaged = new ArrayList<>();
        long documents = isWorthwhile(journal, tip) ? erase(journal, tip, damaged) : 0;
        looked = OptionalLong.of(tip);
        return new Erased(documents, damaged);
    }

    private boolean isWorthwhile(JournalReader journal, long tip) {
        if (looked.isEmpty()) {
            // An erasure that was killed may have left files that nobody reads, but that have what was redacted.
            store.removeLeftovers();
            return true;
        }
        return tip - listed >= MANY_BLOCKS
                || !Redactions.from(looked.getAsLong() + 1, journal).isEmpty();
    }

    private long erase(JournalReader journal, long tip, List<String> damaged) {
        List<SnapshotManifest> manifests = manifests(journal, damaged);
        long first = manifests.stream()
                .mapToLong(manifest -> manifest.redactions().upTo())
                .min()
                .orElse(tip);
        Redactions redactions = Redactions.from(first + 1, journal);
        long documents = 0;
        for (SnapshotManifest manifest : manifests) {
            try {
                documents += erase(manifest, redactions, tip);
            } catch (DamagedSnapshotException e) {
                damaged.add(e.getMessage());
            }
        }
        listed = tip;
        return documents;
    }

    private List<SnapshotManifest> manifests(JournalReader journal, List<String> damaged) {
        List<SnapshotManifest> manifests = new ArrayList<>();
        for (SnapshotId id : store.ids()) {
            try {
                store.find(id)
                        .filter(manifest -> Snapshots.isOf(journal, manifest))
                        .ifPresent(manifests::add);
            } catch (DamagedSnapshotException e) {
                damaged.add(e.getMessage());
            }
        }
        return manifests;
    }

    private long erase(SnapshotManifest manifest, Redactions redactions, long tip) {
        SnapshotManifest erased = manifest;
        List<SnapshotFile> outdated = new ArrayList<>();
        for (int index = 0; index < manifest.files().size(); index++) {
            SnapshotFile file = manifest.files().get(index);
            if (redactions.documentIds().stream().anyMatch(file::covers)) {
                SnapshotManifest next = erase(erased, index, redactions);
                if (!next.equals(erased)) {
                    outdated.add(file);
                    erased = next;
                }
            }
        }
        if (!redactions.isEmpty() || tip - manifest.redactions().upTo() >= MANY_BLOCKS) {
            store.publish(erased.heededUpTo(tip));
            outdated.forEach(file -> store.remove(manifest.id(), file));
        }
        return erased.redactions().documents() - manifest.redactions().documents();
    }

    private SnapshotManifest erase(SnapshotManifest manifest, int index, Redactions redactions) {
        List<AdDocument> left = new ArrayList<>();
        Counts counts = manifest.counts();
        long changed = 0;
        for (AdDocument document :
                store.documents(manifest.id(), manifest.files().get(index))) {
            AdDocument erased = redactions.applyTo(document);
            left.add(erased);
            counts = counts.without(document).with(erased);
            changed += erased.equals(document) ? 0 : 1;
        }
        if (changed == 0) {
            return manifest;
        }
        SnapshotFile file =
                store.put(manifest.id(), index, new DocumentPacker(left.iterator(), Integer.MAX_VALUE).next());
        return manifest.with(file, index, counts, changed);
    }
}
