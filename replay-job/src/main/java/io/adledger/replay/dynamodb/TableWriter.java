package io.adledger.replay.dynamodb;

import io.adledger.snapshot.fold.AdDocument;
import java.util.List;

/** How documents are written into a table. Thread-safe. */
interface TableWriter {

    /** How many documents are best written at once. */
    int batchSize();

    /** Writes what documents have come to, as {@link io.adledger.replay.StateTable#write} says. */
    void write(List<AdDocument> documents) throws InterruptedException;
}
