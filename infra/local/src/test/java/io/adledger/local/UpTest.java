package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazon.ion.IonSystem;
import com.amazon.ion.system.IonSystemBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.qldb.QldbDriver;

/** The stack as {@code ./ads up} starts it, with the real driver and the real DynamoDB Local. */
class UpTest {

    private static final Duration A_SECOND = Duration.ofSeconds(1);
    private static final Duration FIRST_TIME = Duration.ofSeconds(20);
    private static final IonSystem ION = IonSystemBuilder.standard().build();

    @TempDir
    private Path folder;

    private final Http http = new Http();

    @SuppressWarnings("NullAway.Init")
    private StackProcess stack;

    @BeforeEach
    void start() throws IOException {
        stack = StackProcess.up(data(), StackProcess.freeBasePort());
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void whatTheLedgerTakesIsReadWithinASecondAndOutlivesAKill() throws Exception {
        write("first");
        awaitAd("first", FIRST_TIME);
        write("second");
        assertThat(awaitAd("second", A_SECOND).path("price").decimalValue()).isEqualByComparingTo("12.5");

        stack.kill();
        stack = StackProcess.up(data(), stack.basePort());

        write("third");
        awaitAd("third", FIRST_TIME);
        awaitAd("first", A_SECOND);
        StackProcess.Ended check = StackProcess.run("check", "--base-port", Integer.toString(stack.basePort()));
        assertThat(check.output()).contains("3 ads: the state store is what the history says");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void aSecondInstanceOnTheSameDataIsRefused() throws IOException, InterruptedException {
        int otherPort = StackProcess.freeBasePort();
        var second = StackProcess.run("up", "--data", data().toString(), "--base-port", Integer.toString(otherPort));

        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.output())
                .contains("another AdLedger", "is running on " + data(), "--data")
                .hasLineCount(1);
    }

    @Test
    void aTakenPortIsNamed() throws IOException, InterruptedException {
        int base = StackProcess.freeBasePort();
        try (var taken = new ServerSocket(base + 1, 1, InetAddress.getLoopbackAddress())) {
            var refused = StackProcess.run(
                    "up", "--data", folder.resolve("other").toString(), "--base-port", Integer.toString(base));

            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("port " + taken.getLocalPort(), "the ledger", "--base-port")
                    .hasLineCount(1);
        }
    }

    @Test
    void theStateStoreThatLostAnAdIsFoundOut() throws Exception {
        write("first");
        awaitAd("first", FIRST_TIME);
        stack.close();
        deleteRecursively(data().resolve("dynamodb"));
        stack = StackProcess.up(data(), stack.basePort());

        StackProcess.Ended check =
                StackProcess.run("check", "--wait", "0", "--base-port", Integer.toString(stack.basePort()));

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output()).contains("ad first: ad is missing in the state store", "1 ads: 1 differences");
    }

    private void write(String adId) throws Exception {
        var session = QldbSessionClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + (stack.basePort() + 1)))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
        QldbDriver driver = QldbDriver.builder()
                .ledger("ads")
                .sessionClientBuilder(session)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        if (!driver.getTableNames().iterator().hasNext()) {
            driver.execute(transaction -> {
                transaction.execute("CREATE TABLE Ads");
            });
        }
        driver.execute(transaction -> {
            transaction.execute("INSERT INTO Ads ?", ION.singleValue("""
                            {adId: "%s", publisherId: "publisher", adTitle: "title", adDescription: "", price: 12.50,
                             currency: "EUR", category: "category", tags: ["a", "b"],
                             createdAt: 2026-01-01T00:00:00.000Z, updatedAt: 2026-01-01T00:00:00.000Z,
                             event: {id: "e", type: "AdCreated", occurredAt: 2026-01-01T00:00:00.000Z,
                                     actor: "publisher", commandId: "c", changed: []}}
                            """.formatted(adId)));
        });
        driver.close();
    }

    private JsonNode awaitAd(String adId, Duration limit) {
        URI uri = stack.uri("/publisher/publisher/ad/" + adId);
        return Http.json(await().atMost(limit).until(() -> http.get(uri), answer -> answer.statusCode() == 200));
    }

    private static void deleteRecursively(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private Path data() {
        return folder.resolve("data");
    }
}
