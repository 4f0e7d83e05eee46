package io.adledger.replay.dynamodb;

import io.adledger.replay.DocumentChanges;
import io.adledger.snapshot.fold.AdDocument;
import io.adledger.state.AdChange;
import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.Retry;
import io.adledger.state.StateStore;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts items into a table that others write, too: one at a time, each on the condition that nothing newer is there. Thread-safe. */
final class ConditionalWriter implements TableWriter {

    private final StateStore store;

    ConditionalWriter(DynamoDbClient client, String table) {
        this.store = DynamoDbAdStateStore.repairing(client, table);
    }

    @Override
    public int batchSize() {
        return 1;
    }

    @Override
    public void write(List<AdDocument> documents) throws InterruptedException {
        for (AdDocument document : documents) {
            for (AdChange change : changes(document)) {
                Retry.PATIENT.apply(store, change);
            }
        }
    }

    private static List<AdChange> changes(AdDocument document) {
        return Stream.concat(
                        DocumentChanges.entry(document).map(AdChange.Stated::new).stream(),
                        DocumentChanges.removal(document).stream())
                .map(AdChange.class::cast)
                .toList();
    }
}
