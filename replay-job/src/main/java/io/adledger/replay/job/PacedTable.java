package io.adledger.replay.job;

import io.adledger.replay.Pace;
import io.adledger.replay.StateTable;
import io.adledger.replay.TableItem;
import io.adledger.snapshot.fold.AdDocument;
import java.util.List;
import java.util.function.Consumer;

/** A store that is written no faster than at a pace. */
record PacedTable(StateTable table, Pace pace) implements StateTable {

    @Override
    public int batchSize() {
        return table.batchSize();
    }

    @Override
    public void write(List<AdDocument> documents) throws InterruptedException {
        pace.await(documents.size());
        table.write(documents);
    }

    @Override
    public List<TableItem> wanted(AdDocument document) {
        return table.wanted(document);
    }

    @Override
    public List<TableItem> stored(AdDocument document) {
        return table.stored(document);
    }

    @Override
    public void read(Consumer<TableItem> reader) {
        table.read(reader);
    }
}
