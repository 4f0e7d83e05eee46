package io.adledger.snapshot.aws;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonValue;
import com.amazon.ion.Timestamp;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.journal.AdLedger;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.dynamodb.CatalogTable;
import io.adledger.ledger.dynamodb.DynamoDbLedgerStore;
import io.adledger.ledger.dynamodb.JournalTable;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import io.adledger.ledger.transaction.Ledger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.qldb.QldbDriver;

/** A ledger of ads that is at work on its tables. */
final class LedgerInTable implements AutoCloseable {

    static final String CATALOG = "catalog";
    static final String JOURNALS = "journals";
    static final String NAME = "ads";

    private final LedgerCatalog ledgers;
    private final LedgerServer server;
    private final QldbDriver driver;

    LedgerInTable(DynamoDbClient client, Path views) {
        CatalogTable.create(client, CATALOG);
        JournalTable.create(client, JOURNALS);
        ledgers = LedgerCatalog.open(
                CatalogSettings.defaults(), new DynamoDbLedgerStore(client, CATALOG, JOURNALS, views));
        ledgers.obtain(NewLedger.named("another"));
        ledgers.obtain(NewLedger.named(NAME));
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        server = LedgerServer.start(ServerSettings.onPort(0), ledgers);
        driver = AdLedger.at(server.endpoint()).driver();
        execute("CREATE TABLE Ads");
    }

    void create(String adId, String title) {
        execute("INSERT INTO Ads ?", ad(adId, "AdCreated", title));
    }

    void rename(String adId, String title) {
        execute("UPDATE Ads AS a SET a = ? WHERE a.adId = '" + adId + "'", ad(adId, "AdUpdated", title));
    }

    /** Takes what an ad said in its first version out of the ledger. */
    void redactFirst(String adId) {
        IonStruct first = (IonStruct) execute("SELECT h.blockAddress, h.metadata.id AS id FROM history(Ads) AS h"
                        + " WHERE h.metadata.version = 0 AND h.data.adId = '" + adId + "'")
                .getFirst();
        IonStruct table = (IonStruct) execute("SELECT tableId FROM information_schema.user_tables WHERE name = 'Ads'")
                .getFirst();
        execute(
                "EXEC REDACT_REVISION ?, ?, ?",
                first.get("blockAddress").clone(),
                table.get("tableId").clone(),
                first.get("id").clone());
    }

    JournalStore journal() {
        return ledgers.use(NAME, Ledger::journal);
    }

    private List<IonValue> execute(String statement, IonValue... parameters) {
        return driver.execute(transaction -> {
            List<IonValue> rows = new ArrayList<>();
            transaction.execute(statement, List.of(parameters)).forEach(rows::add);
            return rows;
        });
    }

    private static IonStruct ad(String adId, String event, String title) {
        IonStruct ad = (IonStruct)
                IonSystemBuilder.standard().build().singleValue("""
                        {adId: "%s", publisherId: "anna", adTitle: "%s", adDescription: "", price: 10.5, currency: "EUR",
                         category: "bicycles", tags: [],
                         event: {id: "%s", type: "%s", actor: "anna", commandId: "command", changed: []}}""".formatted(adId, title, adId + title, event));
        Timestamp time = Timestamp.valueOf("2026-01-01T00:00:00.000Z");
        ad.put("createdAt").newTimestamp(time);
        ad.put("updatedAt").newTimestamp(time);
        ((IonStruct) ad.get("event")).put("occurredAt").newTimestamp(time);
        return ad;
    }

    @Override
    public void close() {
        try {
            driver.close();
        } catch (Exception e) {
            throw new IllegalStateException("the driver does not close", e);
        }
        server.close();
        ledgers.close();
    }
}
