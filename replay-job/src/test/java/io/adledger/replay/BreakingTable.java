package io.adledger.replay;

import io.adledger.snapshot.fold.AdDocument;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Fails for good after some writes, as a process that is killed does. */
public record BreakingTable(StateTable table, AtomicInteger left) implements StateTable {

    public BreakingTable(StateTable table, int writes) {
        this(table, new AtomicInteger(writes));
    }

    @Override
    public int batchSize() {
        return table.batchSize();
    }

    @Override
    public void write(List<AdDocument> documents) throws InterruptedException {
        if (left.getAndDecrement() <= 0) {
            throw new IllegalStateException("broken off");
        }
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
