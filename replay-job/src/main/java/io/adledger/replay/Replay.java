package io.adledger.replay;

import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Writes a fold of the ledger into a state store: a bounded number of writes at once, each on the condition that nothing
 * newer is there, so that it may run beside whoever else writes the store. How far it came is kept with the fold; a replay
 * that was killed goes on there. Not thread-safe.
 */
public final class Replay {

    private static final String WRITTEN = "written";
    private static final int DOCUMENTS_PER_NOTE = 500;

    private final Fold fold;
    private final StateTable table;
    private final int writesAtOnce;

    /**
     * A replay of a fold, which is as it should become in the table.
     *
     * @param writesAtOnce at most
     */
    public Replay(Fold fold, StateTable table, int writesAtOnce) {
        this.fold = fold;
        this.table = table;
        this.writesAtOnce = writesAtOnce;
    }

    /** Told what a replay is doing. */
    @FunctionalInterface
    public interface Progress {
        void written(long documents);
    }

    /**
     * Writes what has not been written.
     *
     * @return how many documents that were, in this run
     */
    public long run(Progress progress) {
        String after = fold.note(WRITTEN).orElse("");
        long written = 0;
        String last = after;
        try (Stream<AdDocument> documents = fold.documentsAfter(after)) {
            Stream<AdDocument> done = documents.gather(Gatherers.mapConcurrent(writesAtOnce, this::write));
            for (AdDocument document : (Iterable<AdDocument>) done::iterator) {
                last = document.documentId();
                if (++written % DOCUMENTS_PER_NOTE == 0) {
                    fold.note(WRITTEN, last);
                    progress.written(written);
                }
            }
        }
        fold.note(WRITTEN, last);
        progress.written(written);
        return written;
    }

    /** Has the next run write everything again: for a table that was found not to have it. */
    public void startOver() {
        fold.note(WRITTEN, "");
    }

    private AdDocument write(AdDocument document) {
        try {
            table.write(document);
            return document;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", e);
        }
    }
}
