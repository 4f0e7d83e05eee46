package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.adledger.state.StateStoreSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** The state store made again from the ledger of a running stack, by the commands. */
class ReplayTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

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
    void aTableThatIsLostIsMadeAgainExactlyWhileTheStackRuns() throws Exception {
        try (DynamoDbClient dynamoDb = stateStore()) {
            dynamoDb.deleteTable(request -> request.tableName(StateStoreSettings.DEFAULT_TABLE));
        }

        StackProcess.Ended replayed = run("replay", "all");

        assertThat(replayed.output()).contains("ad-state is what the ledger says");
        assertThat(replayed.exitCode()).isZero();
        StackProcess.Ended diff = run("replay", "diff");
        assertThat(diff.exitCode()).as(diff.output()).isZero();
        assertThat(run("replay", "status").output()).contains("DONE", "all ads into table ad-state");
    }

    @Test
    void theStateOfAPastMomentIsMadeInAnotherTable() throws Exception {
        URI ads = stack.uri("/publisher/anna/ad");
        URI ad = create(ads);
        await().atMost(LONG_ENOUGH).until(() -> http.get(ad).statusCode() == 200);
        Instant then = Instant.now();
        assertThat(http.patch(ad, "{\"price\": 99}").statusCode()).isEqualTo(200);
        create(ads);

        StackProcess.Ended replayed = run("replay", "all", "--to", then.toString(), "--into", "past");

        assertThat(replayed.output()).contains("past is what the ledger says");
        assertThat(replayed.exitCode()).isZero();
        try (DynamoDbClient dynamoDb = stateStore()) {
            AttributeValue none = AttributeValue.fromS("");
            assertThat(dynamoDb.scanPaginator(request -> request.tableName("past")).items().stream()
                            .filter(item -> "anna"
                                    .equals(item.getOrDefault("publisherId", none)
                                            .s()))
                            .map(item -> item.getOrDefault("price", none).n()))
                    .containsExactly("10");
        }
    }

    @Test
    void theLiveTableIsNotTakenBackAndThatIsMisuse() throws Exception {
        StackProcess.Ended refused = run("replay", "all", "--to", "2026-01-31T00:00:00Z");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains("--into TABLE");
    }

    @Test
    void withoutAStackItSaysSoAndLeavesNothing() throws Exception {
        StackProcess.Ended failed = StackProcess.run(
                "replay", "all", "--data", folder.resolve("nowhere").toString(), "--base-port", "1");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.output()).contains("./ads up starts one");
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }

    @Test
    void killedInTheMidstOfItTheSameCommandGoesOn() throws Exception {
        String[] words = {"replay", "all", "--into", "killed", "--rate", "40"};
        Process first = StackProcess.begin(withStack(words));
        await().atMost(LONG_ENOUGH).until(() -> items("killed") > 5);
        first.destroyForcibly().waitFor();
        assertThat(run("replay", "status").output()).contains("BROKEN", "into table killed");

        StackProcess.Ended again = run(words);

        assertThat(again.output()).contains("killed is what the ledger says");
        assertThat(again.exitCode()).isZero();
        assertThat(run("replay", "status").output())
                .containsOnlyOnce("into table killed")
                .containsPattern("DONE +all ads into table killed");
    }

    @Test
    void overHttpItIsStartedWatchedCancelledAndGoneOnWith() throws Exception {
        HttpResponse<String> started = http.post(stack.uri("/replays"), "{\"table\": \"over-http\", \"rate\": 10}");
        assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
        URI replay = stack.uri(started.headers().firstValue("Location").orElseThrow());
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(http.get(replay).body()).contains("\"step\":\"WRITING\""));
        HttpResponse<String> second = http.post(stack.uri("/replays"), "{\"table\": \"another\"}");
        assertThat(second.statusCode()).isEqualTo(409);

        assertThat(http.delete(replay).statusCode()).isEqualTo(202);
        await().atMost(LONG_ENOUGH)
                .until(() -> Http.json(http.get(replay)).path("step").asText().equals("CANCELLED"));
        assertThat(http.delete(replay).statusCode()).isEqualTo(409);
        await().atMost(LONG_ENOUGH)
                .until(() ->
                        http.post(stack.uri(replay.getPath() + "/resume"), "").statusCode() == 202);
        await().atMost(LONG_ENOUGH)
                .until(() -> Http.json(http.get(replay)).path("step").asText().equals("DONE"));

        assertThat(Http.json(http.get(replay))
                        .path("outcome")
                        .path("differences")
                        .asLong())
                .isZero();
        assertThat(http.get(stack.uri("/replays")).body()).contains("over-http");
    }

    @Test
    void whatCannotBeReplayedIsToldAndNothingIsKeptOfIt() {
        assertThat(http.post(stack.uri("/replays"), "{\"tabel\": \"x\"}").body())
                .contains("tabel is not known");
        assertThat(http.post(stack.uri("/replays"), "{\"table\": \"../x\"}").statusCode())
                .isEqualTo(400);
        assertThat(http.post(stack.uri("/replays"), "{\"rate\": -1}").body()).contains("rate must be");
        assertThat(http.post(stack.uri("/replays"), "[]").statusCode()).isEqualTo(400);
        assertThat(http.get(stack.uri("/replays/20260101T000000Z-0000")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anotherTableFollowsIsReadAndLeftAgainWithReadersNoticingNothing() throws Exception {
        URI ad = create(stack.uri("/publisher/berta/ad"));
        await().atMost(LONG_ENOUGH).until(() -> http.get(ad).statusCode() == 200);
        assertThat(run("replay", "switch", "--table", "ads-2").output()).contains("does not follow the ledger");
        try (var readers = new Readers(() -> http.get(ad).statusCode() == 200)) {
            StackProcess.Ended made = run("replay", "all", "--into", "ads-2", "--follow");
            assertThat(made.exitCode()).as(made.output()).isZero();
            await().atMost(LONG_ENOUGH)
                    .until(() -> http.get(stack.uri("/status")).body().contains("state-store.ads-2"));
            assertThat(run("replay", "switch", "--table", "ads-2").output()).contains("it was table ad-state before");

            URI later = create(stack.uri("/publisher/berta/ad"));
            await().atMost(LONG_ENOUGH).until(() -> http.get(later).statusCode() == 200);
            await().atMost(LONG_ENOUGH).until(() -> items("ads-2") == items("ad-state"));
            StackProcess.Ended diff = run("replay", "diff", "--table", "ads-2");
            assertThat(diff.exitCode()).as(diff.output()).isZero();
            assertThat(run("replay", "switch", "--table", "ad-state").output()).contains("it was table ads-2 before");

            assertThat(readers.failures()).isZero();
        }
    }

    @Test
    void anotherIndexIsMadeBesideAndSwitchedToWithSearchesRunning() throws Exception {
        URI search = stack.uri("/search?q=bike");
        create(stack.uri("/publisher/clara/ad"));
        await().atMost(LONG_ENOUGH).until(() -> total(search) > 0);
        long before = total(search);
        try (var readers = new Readers(() -> http.get(search).statusCode() == 200 && total(search) >= before)) {
            StackProcess.Ended made = run("replay", "all", "--index", "ads-rebuilt", "--follow");
            assertThat(made.exitCode()).as(made.output()).isZero();
            assertThat(made.output()).contains("ads-rebuilt is what the ledger says");
            await().atMost(LONG_ENOUGH)
                    .until(() -> http.get(stack.uri("/status")).body().contains("search.ads-rebuilt"));
            StackProcess.Ended switched = run("replay", "switch", "--index", "ads-rebuilt");
            assertThat(switched.output()).contains("it was index ads-000001 before");

            create(stack.uri("/publisher/clara/ad"));
            await().atMost(LONG_ENOUGH).until(() -> total(search) == before + 1);
            await().atMost(LONG_ENOUGH)
                    .until(() -> http.get(stack.uri("/status")).body().contains("search.ads-000001"));
            assertThat(run("replay", "switch", "--index", "ads-000001").output())
                    .contains("it was index ads-rebuilt");
            await().atMost(LONG_ENOUGH).until(() -> total(search) == before + 1);

            assertThat(readers.failures()).isZero();
        }
    }

    private long total(URI search) {
        return Http.json(http.get(search)).path("total").asLong();
    }

    private static long items(String table) {
        try (DynamoDbClient dynamoDb = stateStore()) {
            return dynamoDb.scanPaginator(request -> request.tableName(table)).items().stream()
                    .count();
        } catch (ResourceNotFoundException notYet) {
            return 0;
        }
    }

    private URI create(URI ads) {
        HttpResponse<String> created = http.post(
                ads, "{\"adTitle\": \"a bike\", \"price\": 10, \"currency\": \"EUR\", \"category\": \"Bicycles\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return URI.create(ads + "/" + Http.json(created).path("adId").asText());
    }

    private static DynamoDbClient stateStore() {
        return StateStoreSettings.local(URI.create("http://127.0.0.1:" + (stack.basePort() + 2)))
                .client();
    }

    private static StackProcess.Ended run(String... words) throws IOException, InterruptedException {
        return StackProcess.run(withStack(words));
    }

    private static String[] withStack(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--data", folder.resolve("data").toString(), "--base-port", Integer.toString(stack.basePort())));
        return all.toArray(String[]::new);
    }
}
