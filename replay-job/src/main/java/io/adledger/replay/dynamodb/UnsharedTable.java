package io.adledger.replay.dynamodb;

import io.adledger.replay.StateTable;
import io.adledger.replay.TableItem;
import io.adledger.snapshot.fold.AdDocument;
import java.util.List;
import java.util.function.Consumer;

/** A table that nobody writes but one replay: many items go into a request, without a condition. */
record UnsharedTable(DynamoDbStateTable table, BatchWriter writer) implements StateTable {

    @Override
    public int batchSize() {
        return BatchWriter.MOST;
    }

    @Override
    public void write(List<AdDocument> documents) throws InterruptedException {
        writer.put(documents.stream()
                .flatMap(document -> DynamoDbStateTable.items(document).stream())
                .toList());
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
