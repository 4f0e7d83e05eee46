package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adledger.ledger.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stack as {@code ./ads up} starts it, as operators find it. */
class UpTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final int PUBLISHERS = 4;
    private static final String AN_AD = """
        {"adTitle": "Bicycle", "price": 12.50, "currency": "EUR", "category": "Vehicles"}\
        """;

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
    void whatWasAcknowledgedOutlivesAKillUnderLoad() throws Exception {
        Queue<URI> acknowledged = new ConcurrentLinkedQueue<>();
        try (ExecutorService publishers = Executors.newFixedThreadPool(PUBLISHERS)) {
            for (int i = 0; i < PUBLISHERS; i++) {
                publishers.execute(() -> publishUntilKilled(acknowledged));
            }
            await().atMost(LONG_ENOUGH).until(() -> acknowledged.size() >= 50);
            stack.kill();
        }

        stack = StackProcess.up(data(), stack.basePort());

        acknowledged.forEach(this::awaitAd);
        awaitAd(publish());
        StackProcess.Ended check = check();
        assertThat(check.output()).contains("the state store is what the history says");
        assertThat(check.exitCode()).isZero();
        awaitEveryReader();
        stack.close();
        String digest = StackProcess.digest("--data", data().toString());
        assertThat(StackProcess.digest("--data", data().toString(), "--ledger", "ads-replica"))
                .isEqualTo(digest);
        assertThat(StackProcess.digest(
                        "--export", data().resolve("buckets/archive").toString()))
                .isEqualTo(digest);
    }

    private void awaitEveryReader() {
        await().atMost(LONG_ENOUGH)
                .until(() -> Http.json(http.get(stack.uri("/status"))).path("sinks").findValues("blocksBehind").stream()
                        .allMatch(behind -> behind.asLong() == 0));
    }

    private void publishUntilKilled(Queue<URI> acknowledged) {
        while (true) {
            try {
                acknowledged.add(publish());
            } catch (UncheckedIOException killed) {
                return;
            }
        }
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
        URI ad = publish();
        awaitAd(ad);
        awaitEveryReader();
        stack.close();
        Folders.remove(data().resolve("dynamodb"));
        stack = StackProcess.up(data(), stack.basePort());

        StackProcess.Ended check = check("--wait", "0");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output()).contains("ad is missing in the state store", "1 ads: 1 differences");
    }

    private StackProcess.Ended check(String... options) throws IOException, InterruptedException {
        return StackProcess.run(Stream.concat(
                        Stream.of(
                                "check",
                                "--base-port",
                                Integer.toString(stack.basePort()),
                                "--credentials",
                                data().resolve("credentials").toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void theLedgerIsClosedToWhoDoesNotHaveItsKey() throws IOException, InterruptedException {
        assertThat(Files.getPosixFilePermissions(data().resolve("credentials")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

        StackProcess.Ended check = StackProcess.run(
                "check",
                "--base-port",
                Integer.toString(stack.basePort()),
                "--credentials",
                Files.writeString(
                                data().resolve("guessed"),
                                "[default]\naws_access_key_id = local\naws_secret_access_key = local\n")
                        .toString());

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output()).contains("the ledger does not know the key", "AWS_SHARED_CREDENTIALS_FILE");
    }

    private URI publish() {
        HttpResponse<String> answer = http.post(stack.uri("/publisher/anna/ad"), AN_AD);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return stack.uri(answer.headers().firstValue("Location").orElseThrow());
    }

    private void awaitAd(URI ad) {
        await().atMost(LONG_ENOUGH).until(() -> http.get(ad).statusCode() == 200);
    }

    private Path data() {
        return folder.resolve("data");
    }
}
