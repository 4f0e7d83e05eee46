package io.adledger.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.amazon.ion.IonValue;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.qldb.QldbDriver;

class AdTablesTest {

    private static final List<String> TABLES_WITH_INDEXES = List.of("Ads [adId]", "IdempotencyKeys [idempotencyKey]");

    private LedgerCatalog ledgers;
    private LedgerServer server;
    private QldbDriver driver;

    @BeforeAll
    static void credentials() {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
    }

    @AfterAll
    static void noCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @BeforeEach
    void ledger() {
        ledgers = LedgerCatalog.inMemory(CatalogSettings.defaults());
        ledgers.obtain(NewLedger.named(AdLedger.DEFAULT_NAME));
        server = LedgerServer.start(ServerSettings.onPort(0), ledgers);
        driver = AdLedger.at(server.endpoint()).driver();
    }

    @AfterEach
    void stop() throws Exception {
        driver.close();
        server.close();
        ledgers.close();
    }

    @Test
    void whatIsMissingIsMadeAndWhatIsThereIsLeft() {
        AdTables.ensure(driver);
        AdTables.ensure(driver);

        assertThat(tables()).containsExactlyInAnyOrderElementsOf(TABLES_WITH_INDEXES);
    }

    @Test
    void aTableWithoutItsIndexGetsIt() {
        driver.execute(transaction -> {
            transaction.execute("CREATE TABLE Ads");
        });

        AdTables.ensure(driver);

        assertThat(tables()).containsExactlyInAnyOrderElementsOf(TABLES_WITH_INDEXES);
    }

    @Test
    void severalMayDoSoAtOnce() throws Exception {
        int services = 4;
        CyclicBarrier start = new CyclicBarrier(services);
        try (ExecutorService threads = Executors.newFixedThreadPool(services)) {
            List<Future<?>> setUps = new ArrayList<>();
            for (int i = 0; i < services; i++) {
                setUps.add(threads.submit(() -> {
                    start.await();
                    AdTables.ensure(driver);
                    return null;
                }));
            }
            for (Future<?> setUp : setUps) {
                setUp.get();
            }
        }

        assertThat(tables()).containsExactlyInAnyOrderElementsOf(TABLES_WITH_INDEXES);
    }

    private List<String> tables() {
        return driver.execute(transaction -> {
            List<String> tables = new ArrayList<>();
            for (IonValue row : transaction.execute(
                    "SELECT t.name, i.expr FROM information_schema.user_tables AS t, t.indexes AS i")) {
                tables.add(text(row, "name") + " " + text(row, "expr"));
            }
            return tables;
        });
    }

    private static String text(IonValue row, String field) {
        return ((IonText) ((IonStruct) row).get(field)).stringValue();
    }
}
