package io.adledger.command;

import com.amazon.ion.IonValue;
import io.adledger.journal.AdLedger;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import java.util.ArrayList;
import java.util.List;
import software.amazon.qldb.QldbDriver;

/** A ledger server with an empty ledger of ads, in memory. */
public final class TestLedger {

    private final LedgerCatalog ledgers;
    private final LedgerServer server;
    private final QldbDriver driver;

    private TestLedger(LedgerCatalog ledgers, LedgerServer server) {
        this.ledgers = ledgers;
        this.server = server;
        this.driver = ads().driver();
    }

    public static TestLedger start() {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        LedgerCatalog ledgers = LedgerCatalog.inMemory(CatalogSettings.defaults());
        ledgers.obtain(NewLedger.named(AdLedger.DEFAULT_NAME));
        return new TestLedger(ledgers, LedgerServer.start(ServerSettings.onPort(0), ledgers));
    }

    public AdLedger ads() {
        return AdLedger.at(server.endpoint());
    }

    public List<IonValue> select(String statement) {
        return driver.execute(transaction -> {
            List<IonValue> rows = new ArrayList<>();
            transaction.execute(statement).forEach(rows::add);
            return rows;
        });
    }

    public void close() throws Exception {
        driver.close();
        server.close();
        ledgers.close();
    }
}
