package io.adledger.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import io.adledger.query.ad.AdVersion;
import io.adledger.query.ad.StoreUnavailableException;
import io.adledger.query.qldb.QldbAdHistory;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.qldb.QldbDriver;
import software.amazon.qldb.RetryPolicy;

class QldbAdHistoryTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();

    @Test
    void everyVersionOfAnAdIsReadFromTheLedgerAlsoAfterItsEnd() {
        try (LedgerCatalog ledgers = LedgerCatalog.inMemory(CatalogSettings.defaults());
                LedgerServer server = LedgerServer.start(ServerSettings.onPort(0), ledgers)) {
            ledgers.obtain(NewLedger.named("ads"));
            everyVersion(driver(server.endpoint()));
        }
    }

    private static void everyVersion(QldbDriver driver) {
        try (QldbAdHistory history = new QldbAdHistory(driver)) {
            assertThat(history.documentId("a")).isEmpty();
            assertThat(history.versions("none")).isEmpty();
            run(driver, "CREATE TABLE Ads");
            run(driver, "CREATE INDEX ON Ads (adId)");
            run(driver, "INSERT INTO Ads ?", ad("AdCreated", "price: 10.00"));
            run(driver, "UPDATE Ads AS a SET a.price = ? WHERE a.adId = 'a'", "12.50");

            Optional<String> document = history.documentId("a");
            assertThat(document).isPresent();
            run(driver, "DELETE FROM Ads WHERE adId = 'a'");

            List<AdVersion> versions = history.versions(document.get());
            assertThat(versions).extracting(AdVersion::version).containsExactly(0L, 1L, 2L);
            assertThat(versions)
                    .extracting(version -> version.live().isPresent())
                    .containsExactly(true, true, false);
            assertThat(versions).extracting(AdVersion::committedAt).isSorted();
            assertThat(versions.get(0).live().orElseThrow().ad().content().price())
                    .isEqualByComparingTo("10");
            assertThat(versions.get(1).live().orElseThrow().ad().content().price())
                    .isEqualByComparingTo("12.5");
            assertThat(history.documentId("a")).isEmpty();
        }
    }

    @Test
    void aLedgerThatIsNotThereIsUnavailable() {
        try (QldbAdHistory history = new QldbAdHistory(driver(URI.create("http://127.0.0.1:1")))) {
            assertThatThrownBy(() -> history.versions("any")).isInstanceOf(StoreUnavailableException.class);
        }
    }

    private static void run(QldbDriver driver, String statement, String... parameters) {
        List<IonValue> values = Stream.of(parameters).map(ION::singleValue).toList();
        driver.execute(transaction -> {
            transaction.execute(statement, values);
        });
    }

    private static String ad(String type, String fields) {
        return """
            {adId: "a", publisherId: "anna", adTitle: "t", adDescription: "", currency: "EUR", category: "c",
             tags: [], createdAt: 2025-03-01T10:00:00.000Z, updatedAt: 2025-03-01T10:00:00.000Z,
             event: {id: "e", type: "%s", occurredAt: 2025-03-01T10:00:00.000Z,
                     actor: "anna", commandId: "c", changed: []}, %s}
            """.formatted(type, fields);
    }

    private static QldbDriver driver(URI endpoint) {
        return QldbDriver.builder()
                .ledger("ads")
                .transactionRetryPolicy(RetryPolicy.maxRetries(1))
                .sessionClientBuilder(QldbSessionClient.builder()
                        .region(Region.US_EAST_1)
                        .endpointOverride(endpoint)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))))
                .build();
    }
}
