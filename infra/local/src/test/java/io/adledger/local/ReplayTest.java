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
        assertThat(folder.resolve("data").resolve("replays")).isEmptyDirectory();
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
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--data", folder.resolve("data").toString(), "--base-port", Integer.toString(stack.basePort())));
        return StackProcess.run(all.toArray(String[]::new));
    }
}
