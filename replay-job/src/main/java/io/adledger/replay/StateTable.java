package io.adledger.replay;

import io.adledger.snapshot.fold.AdDocument;
import java.util.List;
import java.util.function.Consumer;

/** A state store that is replayed into. Thread-safe. */
public interface StateTable {

    /**
     * Writes what a document has come to, unless the table knows of something newer. Waits and tries again while the table
     * has too much to do.
     *
     * @throws RuntimeException if that lasts too long, or the table refuses
     */
    void write(AdDocument document) throws InterruptedException;

    /** The items that a document should have here. */
    List<TableItem> wanted(AdDocument document);

    /** The items that a document has here, of those that it should have. */
    List<TableItem> stored(AdDocument document);

    /** Reads every item. The reader is called by several threads at once. */
    void read(Consumer<TableItem> reader);
}
