package io.adledger.snapshot;

import io.adledger.snapshot.SnapshotProgress.Step;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import io.adledger.snapshot.fold.Redactions;
import io.adledger.snapshot.store.Counts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the documents of a snapshot with those of a fold, both in the order of their ids. Used once. */
final class DocumentComparison {

    private static final int MOST_TOLD = 20;
    private static final int DOCUMENTS_PER_NOTE = 10_000;

    private final Redactions later;
    private final SnapshotProgress progress;
    private final List<String> faults = new ArrayList<>();
    private Counts counted = Counts.NONE;
    private long different;
    private long redactedSince;

    /**
     * @param later what was redacted after the snapshot was last rewritten
     */
    DocumentComparison(Redactions later, SnapshotProgress progress) {
        this.later = later;
        this.progress = progress;
    }

    List<String> faults(Stream<AdDocument> snapshot, Fold fold, Counts expected) {
        try (snapshot;
                Stream<AdDocument> folded = fold.documents()) {
            compare(snapshot.iterator(), folded.iterator(), expected.total());
        }
        if (!counted.equals(expected)) {
            faults.add("its manifest counts " + expected + ", its files have " + counted);
        }
        if (different > MOST_TOLD) {
            faults.add("there are %,d differences in all".formatted(different));
        }
        if (redactedSince > 0) {
            faults.add("%,d ads were redacted since, and still have to be erased from it".formatted(redactedSince));
        }
        return faults;
    }

    private void compare(Iterator<AdDocument> snapshot, Iterator<AdDocument> folded, long total) {
        AdDocument mine = next(snapshot);
        AdDocument right = next(folded);
        while (mine != null || right != null) {
            int order =
                    mine == null ? 1 : right == null ? -1 : mine.documentId().compareTo(right.documentId());
            if (order < 0 && mine != null) {
                tell("document " + mine.documentId()
                        + " is not in the ledger up to then, or twice or out of order here");
            } else if (order > 0 && right != null) {
                tell("document " + right.documentId() + " is missing, or out of order");
            } else if (mine != null && right != null) {
                compare(mine, right);
            }
            if (order <= 0 && mine != null) {
                count(mine, total);
                mine = next(snapshot);
            }
            if (order >= 0) {
                right = next(folded);
            }
        }
    }

    private void compare(AdDocument mine, AdDocument right) {
        if (!later.applyTo(mine).equals(right)) {
            tell("document " + mine.documentId() + " is not what the ledger says");
        } else if (!mine.equals(right)) {
            redactedSince++;
        }
    }

    private void count(AdDocument document, long total) {
        counted = counted.with(document);
        if (counted.total() % DOCUMENTS_PER_NOTE == 0) {
            progress.reached(Step.COMPARING, counted.total(), total);
        }
    }

    private void tell(String fault) {
        different++;
        if (different <= MOST_TOLD) {
            faults.add(fault);
        }
    }

    private static @Nullable AdDocument next(Iterator<AdDocument> documents) {
        return documents.hasNext() ? documents.next() : null;
    }
}
