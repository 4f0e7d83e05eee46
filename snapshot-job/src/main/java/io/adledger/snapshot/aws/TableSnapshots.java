package io.adledger.snapshot.aws;

import io.adledger.ledger.dynamodb.DynamoDbClients;
import io.adledger.ledger.dynamodb.LedgerTables;
import io.adledger.ledger.export.S3ObjectStore;
import io.adledger.ledger.export.S3Settings;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.snapshot.SnapshotErasure;
import io.adledger.snapshot.SnapshotLock;
import io.adledger.snapshot.SnapshotMaker;
import io.adledger.snapshot.SnapshotMoments;
import io.adledger.snapshot.SnapshotProgress;
import io.adledger.snapshot.SnapshotSettings;
import io.adledger.snapshot.SnapshotsBusyException;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.nio.file.Path;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Makes snapshots of a ledger in DynamoDB, and erases from those that are there what the ledger has redacted. One at a time in a
 * folder; whoever runs it sees to it that there is one at a time in a bucket. Regions, endpoints and credentials are found as
 * the AWS SDK finds them.
 */
final class TableSnapshots implements AutoCloseable {

    private final DynamoDbClient dynamoDb = DynamoDbClients.create();
    private final S3Client s3 = S3Settings.standard().client();
    private final LedgerTables tables;
    private final String ledger;
    private final SnapshotStore store;
    private final Path folder;

    /**
     * Snapshots of a place.
     *
     * @param folder to work in; made if need be
     */
    TableSnapshots(SnapshotPlace place, Path folder) {
        this.tables = new LedgerTables(dynamoDb, place.catalogTable(), place.journalTable());
        this.ledger = place.ledger();
        this.store = new SnapshotStore(new S3ObjectStore(s3, place.bucket()), place.prefix());
        this.folder = folder;
    }

    /**
     * Makes the snapshot of a moment, if it is not there.
     *
     * @throws io.adledger.snapshot.NoSnapshotException if there can be none
     * @throws SnapshotsBusyException if another process works in the folder
     */
    SnapshotManifest make(Instant moment, SnapshotSettings settings, SnapshotProgress progress) {
        try (SnapshotLock _ = SnapshotLock.tryHold(folder).orElseThrow(SnapshotsBusyException::new);
                JournalStore journal = tables.journalOf(ledger)) {
            new SnapshotErasure(store).run(journal).damaged().forEach(progress::warn);
            return new SnapshotMaker(store, folder, settings)
                    .make(new SnapshotMoments(settings.clock()).idAt(moment, journal), journal, progress);
        }
    }

    /** Removes what runs in the folder that were broken off have left to go on with. */
    void discardUnfinished() {
        new SnapshotMaker(store, folder, SnapshotSettings.defaults()).discardUnfinished();
    }

    @Override
    public void close() {
        s3.close();
        dynamoDb.close();
    }
}
