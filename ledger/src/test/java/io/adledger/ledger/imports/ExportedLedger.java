package io.adledger.ledger.imports;

import static io.adledger.ledger.ion.IonValues.ION;
import static org.awaitility.Awaitility.await;

import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.export.ExportDestination;
import io.adledger.ledger.export.ExportRequest;
import io.adledger.ledger.export.ExportSettings;
import io.adledger.ledger.export.JournalExport.Status;
import io.adledger.ledger.export.JournalExports;
import io.adledger.ledger.export.ObjectEncryption;
import io.adledger.ledger.export.OutputFormat;
import io.adledger.ledger.transaction.Committed;
import io.adledger.ledger.transaction.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A ledger with a past, and its export. */
final class ExportedLedger {

    private ExportedLedger() {}

    static void fill(Ledger ledger) {
        Committed.execute(ledger, "CREATE TABLE Ads");
        Committed.execute(ledger, "CREATE INDEX ON Ads (adId)");
        Committed.execute(ledger, "CREATE TABLE \"Empty\"");
        Committed.execute(ledger, "CREATE TABLE Dropped WITH (aws_tags = `{\"a\": \"b\"}`)");
        for (int i = 0; i < 12; i++) {
            Committed.execute(
                    ledger,
                    "INSERT INTO Ads {'adId': ?, 'title': 'a bicycle', 'price': 12.50, 'at': `2024-01-01T`}",
                    ION.newInt(i));
        }
        Committed.execute(ledger, "UPDATE Ads SET price = 10.00 WHERE adId = ?", ION.newInt(3));
        Committed.execute(ledger, "DELETE FROM Ads WHERE adId = ?", ION.newInt(4));
        Committed.execute(ledger, "INSERT INTO Dropped {'x': 1}");
        Committed.execute(ledger, "DROP TABLE Dropped");
    }

    /** Exports all of a ledger in small objects. */
    static void export(Ledger ledger, Path jobs, Path target, OutputFormat format) {
        ExportSettings settings = ExportSettings.defaults()
                .withObjectBytes(3_000)
                .withClock(() -> Instant.now().plusSeconds(60));
        try (JournalExports exports = JournalExports.open(
                ledger.name(), ledger.journal(), jobs, bucket -> new DirectoryObjectStore(target), settings)) {
            String id = exports.start(new ExportRequest(
                            Instant.EPOCH,
                            Instant.now().plusSeconds(30),
                            new ExportDestination("bucket", "out", new ObjectEncryption.NoEncryption()),
                            "arn:aws:iam::123456789012:role/export",
                            format))
                    .exportId();
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> exports.find(id).orElseThrow().status() == Status.COMPLETED);
        }
    }
}
