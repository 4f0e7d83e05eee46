package io.adledger.replay;

import io.adledger.snapshot.fold.AdDocument;
import java.util.List;
import java.util.function.Consumer;

/** A store of ads that is replayed into: the table of a state store, or an index. Thread-safe. */
public interface StateTable {

    /** How many documents are best written at once. */
    int batchSize();

    /**
     * Writes what documents have come to, unless the store knows of something newer. Waits and tries again while the store
     * has too much to do.
     *
     * @param documents at most {@link #batchSize}
     * @throws RuntimeException if that lasts too long, or the store refuses one
     */
    void write(List<AdDocument> documents) throws InterruptedException;

    /** The items that a document should have here. */
    List<TableItem> wanted(AdDocument document);

    /** The items that a document has here, of those that it should have. */
    List<TableItem> stored(AdDocument document);

    /** Reads every item. The reader is called by several threads at once. */
    void read(Consumer<TableItem> reader);
}
