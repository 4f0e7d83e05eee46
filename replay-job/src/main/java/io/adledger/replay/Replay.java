package io.adledger.replay;

import io.adledger.snapshot.fold.AdDocument;
import io.adledger.snapshot.fold.Fold;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Writes a fold of the ledger into a state store: a bounded number of writes at once, each on the condition that nothing
 * newer is there, so that it may run beside whoever else writes the store. How far it came is kept with the fold; a replay
 * that was killed goes on there. Not thread-safe.
 */
public final class Replay {

    private static final String WRITTEN = "written";
    private static final String HOW_MANY = "how many are written";
    private static final int DOCUMENTS_PER_NOTE = 500;

    private final Fold fold;
    private final StateTable table;
    private final int writesAtOnce;
    private final Pace pace;

    /**
     * A replay of a fold, which is as it should become in the table.
     *
     * @param writesAtOnce at most
     */
    public Replay(Fold fold, StateTable table, int writesAtOnce) {
        this(fold, table, writesAtOnce, Pace.UNLIMITED);
    }

    /** A replay that writes documents no faster than at a pace. */
    public Replay(Fold fold, StateTable table, int writesAtOnce, Pace pace) {
        this.fold = fold;
        this.table = table;
        this.writesAtOnce = writesAtOnce;
        this.pace = pace;
    }

    /** Told what a replay is doing. */
    @FunctionalInterface
    public interface Progress {

        /**
         * So many documents are written, those of runs before included.
         *
         * @throws RuntimeException to break the replay off; it can go on where it was
         */
        void written(long documents);
    }

    /** How many documents are written, in all runs. */
    public long written() {
        return fold.note(HOW_MANY).map(Long::parseLong).orElse(0L);
    }

    /**
     * Writes what has not been written.
     *
     * @return how many documents that were, in this run
     */
    public long run(Progress progress) {
        long before = written();
        long written = before;
        long noted = before;
        String last = fold.note(WRITTEN).orElse("");
        try (Stream<AdDocument> documents = fold.documentsAfter(last)) {
            Stream<List<AdDocument>> done = documents
                    .gather(Gatherers.windowFixed(table.batchSize()))
                    .gather(Gatherers.mapConcurrent(writesAtOnce, this::write));
            for (List<AdDocument> batch : (Iterable<List<AdDocument>>) done::iterator) {
                last = batch.getLast().documentId();
                written += batch.size();
                if (written - noted >= DOCUMENTS_PER_NOTE) {
                    note(last, written);
                    noted = written;
                }
                progress.written(written);
            }
        }
        note(last, written);
        progress.written(written);
        return written - before;
    }

    /** Has the next run write everything again: for a table that was found not to have it. */
    public void startOver() {
        note("", 0);
    }

    private void note(String last, long written) {
        fold.note(Map.of(WRITTEN, last, HOW_MANY, Long.toString(written)));
    }

    private List<AdDocument> write(List<AdDocument> batch) {
        try {
            pace.await(batch.size());
            table.write(batch);
            return batch;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing", e);
        }
    }
}
