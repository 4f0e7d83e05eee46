package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonValue;
import com.amazon.ion.system.IonSystemBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import io.adledger.state.StateStoreSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.qldb.QldbDriver;

/** Snapshots of a running stack, by the commands and over HTTP, and replays from them. */
class SnapshotTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final IonSystem ION = IonSystemBuilder.standard().build();

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static StackProcess stack;

    private final Http http = new Http();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        stack = StackProcess.up(folder.resolve("data"), StackProcess.freeBasePort());
        StackProcess.Ended load =
                StackProcess.run("load", "--generate", "40", "--base-port", Integer.toString(stack.basePort()));
        assertThat(load.output()).contains("40 published");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void aSnapshotIsMadeListedShownAndVerifiedWhileTheStackRuns() throws Exception {
        StackProcess.Ended made = run("snapshot", "now", "--at", "now");

        assertThat(made.exitCode()).as(made.output()).isZero();
        assertThat(made.output()).contains(" ads, ", "digest ", "built on ");
        String id = idIn(made.output());
        assertThat(run("snapshot", "list").output()).contains("BUILT ON", id);
        assertThat(run("snapshot", "show", id).output())
                .contains("format:\"adledger-snapshot\"", "redactedUpTo", "sha256");
        StackProcess.Ended verified = run("snapshot", "verify", "latest");
        assertThat(verified.output()).contains("verified: snapshot ", "digest ");
        assertThat(verified.exitCode()).isZero();
    }

    @Test
    void aTamperedSnapshotDoesNotHold() throws Exception {
        Path copy = folder.resolve("tampered");
        String store = copy.toString();
        String id = idIn(run("snapshot", "now", "--at", "now", "--store", store).output());
        Path file;
        try (Stream<Path> files = Files.list(copy.resolve(id))) {
            file = files.filter(path -> !path.endsWith("manifest.ion"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] content = Files.readAllBytes(file);
        content[content.length - 1] ^= 1;
        Files.write(file, content);

        StackProcess.Ended verified = run("snapshot", "verify", id, "--store", store);

        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.output()).contains("checksum", "does not hold");
    }

    @Test
    void aReplayFromASnapshotIsWhatAReplayOfAllTheJournalIs() throws Exception {
        URI ad = create("before the snapshot");
        String id = idIn(run("snapshot", "now", "--at", "now").output());
        assertThat(http.patch(ad, "{\"price\": 99}").statusCode()).isEqualTo(200);
        assertThat(http.delete(create("after the snapshot")).statusCode()).isEqualTo(204);
        String then = Instant.now().plusMillis(1).toString();

        StackProcess.Ended whole = run("replay", "all", "--to", then, "--into", "whole", "--from-snapshot", "never");
        StackProcess.Ended begun = run("replay", "all", "--to", then, "--into", "begun", "--from-snapshot", id);
        StackProcess.Ended live = run("replay", "all");
        StackProcess.Ended diff = run("replay", "diff");
        StackProcess.Ended restore = run("replay", "ad", idOf(ad), "--restore", "--to", then, "--dry-run");

        assertThat(begun.output()).contains("begun with snapshot " + id);
        assertThat(whole.output()).doesNotContain("begun with");
        assertThat(List.of(live, diff, restore))
                .allSatisfy(ended -> assertThat(ended.output()).contains("begun with snapshot "));
        assertThat(List.of(whole.exitCode(), begun.exitCode(), live.exitCode(), diff.exitCode(), restore.exitCode()))
                .containsOnly(0);
        assertThat(checksumIn(begun.output())).isEqualTo(checksumIn(whole.output()));
        try (DynamoDbClient dynamoDb = stateStore()) {
            assertThat(dynamoDb.scanPaginator(request -> request.tableName("begun")).items().stream()
                            .map(item -> item.get("price"))
                            .filter(price -> price != null && "99".equals(price.n())))
                    .hasSize(1);
        }
    }

    @Test
    void whatIsRedactedGoesFromSnapshotsOfARunningStack() throws Exception {
        URI ad = create("a secret bicycle");
        String id = idIn(run("snapshot", "now", "--at", "now").output());
        assertThat(isInSnapshot(id, "a secret bicycle")).isTrue();
        assertThat(http.patch(ad, "{\"adTitle\": \"a bicycle\"}").statusCode()).isEqualTo(200);

        redactFirstVersion(ad);

        await().atMost(LONG_ENOUGH).until(() -> !isInSnapshot(id, "a secret bicycle"));
        StackProcess.Ended verified = run("snapshot", "verify", id);
        assertThat(verified.output()).contains("verified", "1 erased");
        assertThat(Http.json(http.get(stack.uri("/snapshots/" + id)))
                        .path("redactions")
                        .path("documents")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void theMetricsTellHowManyWereMadeAndHowOldTheNewestIs() throws Exception {
        Instant moment = Instant.now();
        assertThat(http.post(stack.uri("/snapshots"), "{\"at\": \"" + moment + "\"}")
                        .statusCode())
                .isIn(200, 202);
        assertThat(run("replay", "all", "--into", "for-metrics").exitCode()).isZero();

        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            String metrics = http.get(stack.uri("/metrics")).body();
            assertThat(figure(metrics, "adledger_snapshot_runs_total{outcome=\"made\"}"))
                    .isPositive();
            assertThat(figure(metrics, "adledger_snapshot_newest_seconds"))
                    .isGreaterThanOrEqualTo((double) moment.getEpochSecond());
            assertThat(figure(metrics, "adledger_replays{step=\"done\"}")).isPositive();
        });
    }

    private static double figure(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void operatorsTakeSnapshotsOverHttp() {
        Instant moment = Instant.now();
        HttpResponse<String> asked = http.post(stack.uri("/snapshots"), "{\"at\": \"" + moment + "\"}");

        assertThat(asked.statusCode()).as(asked.body()).isIn(200, 202);
        String id = Http.json(asked).path("id").asText();
        await().atMost(LONG_ENOUGH).until(() -> "complete"
                .equals(Http.json(http.get(stack.uri("/snapshots/" + id)))
                        .path("state")
                        .asText()));
        JsonNode shown = Http.json(http.get(stack.uri("/snapshots/" + id)));
        assertThat(shown.path("counts").path("live").asLong()).isGreaterThanOrEqualTo(40);
        assertThat(shown.path("files")).isNotEmpty();
        assertThat(http.get(stack.uri("/snapshots")).body()).contains(id);
    }

    @Test
    void whatCannotBeIsRefusedAsAProblem() {
        HttpResponse<String> future = http.post(stack.uri("/snapshots"), "{\"at\": \"2199-01-01T00:00:00Z\"}");
        assertThat(future.statusCode()).isEqualTo(400);
        assertThat(future.headers().firstValue("content-type").orElse("")).contains("problem+json");
        assertThat(future.body()).contains("yet to come");
        assertThat(http.post(stack.uri("/snapshots"), "{\"at\": \"tomorrow\"}").statusCode())
                .isEqualTo(400);
        HttpResponse<String> tooEarly = http.post(stack.uri("/snapshots"), "");
        assertThat(tooEarly.body()).contains("nothing before");
        assertThat(http.get(stack.uri("/snapshots/nonsense")).statusCode()).isEqualTo(404);
        assertThat(http.get(stack.uri("/snapshots/20200101T000000Z-1")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void wrongUseAndWhatIsNotThereAreSaid() throws Exception {
        StackProcess.Ended early = run("snapshot", "now", "--at", "2020-01-01T00:00:00Z");
        assertThat(early.exitCode()).isEqualTo(1);
        assertThat(early.output()).contains("the ledger has nothing before 2020-01-01");
        assertThat(run("snapshot", "now", "--at", "yesterday").exitCode()).isEqualTo(2);
        assertThat(run("snapshot", "verify", "nonsense").exitCode()).isEqualTo(2);
        assertThat(run("snapshot", "show", "20200101T000000Z-1").exitCode()).isEqualTo(1);
        assertThat(run("snapshot", "prune").exitCode()).isEqualTo(2);
        assertThat(StackProcess.run("replay", "all", "--from-snapshot", "sometimes", "--dry-run")
                        .exitCode())
                .isEqualTo(2);
        assertThat(StackProcess.run("up", "--snapshot-cron", "often").exitCode())
                .isEqualTo(2);
        StackProcess.Ended nowhere = StackProcess.run(
                "snapshot", "now", "--data", folder.resolve("nowhere").toString());
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void pruningKeepsTheNewest() throws Exception {
        String store = folder.resolve("pruned").toString();
        run("snapshot", "now", "--at", "now", "--store", store);
        String newest =
                idIn(run("snapshot", "now", "--at", "now", "--store", store).output());

        StackProcess.Ended pruned = run("snapshot", "prune", "--keep", "1", "--store", store);

        assertThat(pruned.output()).contains("1 of 2 snapshots are kept");
        assertThat(run("snapshot", "verify", newest, "--store", store).exitCode())
                .isZero();
        try (Stream<Path> left = Files.list(folder.resolve("pruned"))) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly(newest);
        }
    }

    private URI create(String title) {
        HttpResponse<String> created = http.post(
                stack.uri("/publisher/anna/ad"),
                "{\"adTitle\": \"" + title + "\", \"price\": 10, \"currency\": \"EUR\", \"category\": \"Bicycles\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return stack.uri("/publisher/anna/ad/" + Http.json(created).path("adId").asText());
    }

    private static boolean isInSnapshot(String id, String text) throws IOException {
        Path snapshot = folder.resolve("data").resolve("buckets/snapshots/ads").resolve(id);
        try (Stream<Path> files = Files.list(snapshot)) {
            for (Path file : files.toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String idOf(URI ad) {
        return Path.of(ad.getPath()).getFileName().toString();
    }

    @SuppressWarnings("try") // The driver's close() is declared to throw anything.
    private static void redactFirstVersion(URI ad) throws Exception {
        String adId = idOf(ad);
        try (QldbDriver driver = QldbDriver.builder()
                .ledger("ads")
                .sessionClientBuilder(QldbSessionClient.builder()
                        .endpointOverride(stack.ledger())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                LedgerCredentials.from(folder.resolve("data").resolve("credentials"))))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            driver.execute(transaction -> {
                IonValue table = first(
                        transaction.execute("SELECT tableId FROM information_schema.user_tables WHERE name = 'Ads'"));
                IonStruct revision = (IonStruct) first(transaction.execute(
                        "SELECT blockAddress, metadata.id AS id FROM history(Ads) AS h WHERE h.data.adId = ? AND"
                                + " h.metadata.version = 0",
                        ION.newString(adId)));
                transaction.execute(
                        "EXEC REDACT_REVISION ?, ?, ?",
                        revision.get("blockAddress").clone(),
                        ((IonStruct) table).get("tableId").clone(),
                        revision.get("id").clone());
            });
        }
    }

    private static IonValue first(Iterable<IonValue> results) {
        return results.iterator().next();
    }

    private static String idIn(String output) {
        return output.lines()
                .filter(line -> line.startsWith("snapshot "))
                .map(line -> line.substring("snapshot ".length(), line.indexOf(':')))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }

    private static String checksumIn(String output) {
        return output.substring(output.indexOf("checksum "), output.indexOf("checksum ") + 73);
    }

    private static DynamoDbClient stateStore() {
        return StateStoreSettings.local(URI.create("http://127.0.0.1:" + (stack.basePort() + 2)))
                .client();
    }

    private static StackProcess.Ended run(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        if (words[0].equals("replay")) {
            all.addAll(List.of("--base-port", Integer.toString(stack.basePort())));
        }
        return StackProcess.run(all.toArray(String[]::new));
    }
}
