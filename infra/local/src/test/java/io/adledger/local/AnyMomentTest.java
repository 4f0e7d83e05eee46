package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.adledger.state.StateStoreSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Ads that are changed at random, snapshots in between, and then any moment of it made again, by commands that are killed
 * at random. What comes out is compared by {@code ./ads check}, which folds the ledger's history in another way.
 *
 * <p>It is small unless told otherwise: {@code -Dmoments.ads=FILE.csv -Dmoments.changes=5000 -Dmoments.count=20
 * -Dmoments.kill=15000} take all ads of a file, make so many changes of them, go back to so many moments, and kill each
 * command twice within so many milliseconds. {@code -Dmoments.seed=N} makes other ones.
 */
class AnyMomentTest {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);
    private static final String ADS = System.getProperty("moments.ads", "");
    private static final int CHANGES = Integer.getInteger("moments.changes", 240);
    private static final int MOMENTS = Integer.getInteger("moments.count", 3);
    private static final long SEED = Long.getLong("moments.seed", 1);
    private static final int KILLED_WITHIN_MILLIS = Integer.getInteger("moments.kill", 4_000);
    private static final int SNAPSHOTS = 3;
    private static final int KILLS = 2;
    private static final List<String> SINKS = List.of("state-store", "search");

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static StackProcess stack;

    @SuppressWarnings("NullAway.Init")
    private static Instant loaded;

    @SuppressWarnings("NullAway.Init")
    private static Instant changed;

    private final Random random = new Random(SEED);
    private final Http http = new Http();

    @BeforeAll
    static void adsAreLoadedAndChangedAtRandomWithSnapshotsInBetween() throws Exception {
        stack = StackProcess.up(folder.resolve("data"), StackProcess.freeBasePort());
        List<String> load = new ArrayList<>(List.of("load"));
        load.addAll(ADS.isEmpty() ? List.of("--generate", "160") : List.of(ADS));
        assertThat(timed("load", load.toArray(String[]::new)).exitCode()).isZero();
        awaitSinks();
        loaded = Instant.now();
        var changes = new RandomChanges(stack, paths(), SEED);
        Map<Integer, Integer> answers = new HashMap<>();
        for (int snapshot = 0; snapshot < SNAPSHOTS; snapshot++) {
            changes.make(CHANGES / (SNAPSHOTS + 1)).forEach((status, n) -> answers.merge(status, n, Integer::sum));
            assertThat(timed("snapshot " + (snapshot + 1), "snapshot", "now", "--at", "now")
                            .exitCode())
                    .isZero();
        }
        changes.make(CHANGES / (SNAPSHOTS + 1)).forEach((status, n) -> answers.merge(status, n, Integer::sum));
        changed = Instant.now();
        System.out.println("changes, by the API's answers: " + answers);
        assertThat(answers.keySet()).isSubsetOf(Set.of(200, 201, 204));
        awaitSinks();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void aTableThatIsLostComesBackItemByItemHoweverOftenTheReplayIsKilled() throws Exception {
        Map<String, Map<String, AttributeValue>> before = items(StateStoreSettings.DEFAULT_TABLE);
        try (DynamoDbClient dynamoDb = stateStore()) {
            dynamoDb.deleteTable(request -> request.tableName(StateStoreSettings.DEFAULT_TABLE));
        }

        killedAndRepeated("lost table", "replay", "all", "--from-snapshot", random.nextBoolean() ? "auto" : "never");

        assertThat(items(StateStoreSettings.DEFAULT_TABLE)).isEqualTo(before);
        assertThat(run("check").output()).contains("the state store is what the history says");
    }

    @Test
    void atAnyMomentTheStateIsWhatTheHistorySaysHoweverOftenTheReplayIsKilled() throws Exception {
        long span = Duration.between(loaded, changed).toMillis();
        for (int moment = 0; moment < MOMENTS; moment++) {
            String at = loaded.plusMillis(random.nextLong(span)).toString();
            String table = "past-" + moment;
            String from = random.nextInt(3) == 0 ? "never" : "auto";

            killedAndRepeated(
                    table + ", " + from, "replay", "all", "--to", at, "--into", table, "--from-snapshot", from);

            StackProcess.Ended check = run("check", "--table", table, "--at", at);
            assertThat(check.output()).contains(" ads as of " + at + ": " + table + " is what the history says");
            assertThat(check.exitCode()).isZero();
        }
    }

    @Test
    void theSearchIndexIsMadeBesideAndSwitchedToWithoutASearchThatFails() throws Exception {
        List<URI> searches = searches();
        var next = new Random(SEED);
        try (var readers = new Readers(
                () -> http.get(searches.get(next.nextInt(searches.size()))).statusCode() == 200)) {
            StackProcess.Ended made = timed("index", "replay", "all", "--index", "ads-again", "--follow");
            assertThat(made.output()).contains("ads-again is what the ledger says");
            await().atMost(LONG_ENOUGH)
                    .until(() -> http.get(stack.uri("/status")).body().contains("search.ads-again"));
            assertThat(run("replay", "switch", "--index", "ads-again").output()).contains("before");
            assertThat(run("replay", "diff", "--index", "ads-again").exitCode()).isZero();

            System.out.printf("%,d searches meanwhile%n", readers.reads());
            assertThat(readers.failures()).isZero();
        }
    }

    @Test
    void aMomentThatTheTableIsNotOfIsToldByTheCheck() throws Exception {
        StackProcess.Ended check = run("check", "--at", loaded.toString(), "--wait", "0");

        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.output()).contains("as of " + loaded, "differences");
        assertThat(run("check", "--table", "nothing").output()).contains("there is no table nothing");
    }

    /** Runs a command to its end, after it was killed at random moments of its first runs. */
    private void killedAndRepeated(String what, String... words) throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            Process process = StackProcess.begin(onStack(words));
            if (!process.waitFor(random.nextLong(1, KILLED_WITHIN_MILLIS), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        StackProcess.Ended ended = timed(what, words);
        assertThat(ended.output()).contains(" is what the ledger says");
        assertThat(ended.exitCode()).isZero();
    }

    private List<URI> searches() {
        List<URI> searches = new ArrayList<>();
        JsonNode page = Http.json(http.get(stack.uri("/search?limit=100")));
        page.path("ads")
                .forEach(ad -> searches.add(stack.uri(
                        "/search?q=" + URLEncoder.encode(ad.path("adTitle").asText(), StandardCharsets.UTF_8))));
        assertThat(searches).isNotEmpty();
        return searches;
    }

    private static void awaitSinks() {
        await().atMost(LONG_ENOUGH).until(() -> {
            for (JsonNode sink : Http.json(new Http().get(stack.uri("/status"))).path("sinks")) {
                if (SINKS.contains(sink.path("sink").asText())
                        && sink.path("blocksBehind").asLong() > 0) {
                    return false;
                }
            }
            return true;
        });
    }

    private static List<String> paths() {
        List<String> paths = new ArrayList<>();
        items(StateStoreSettings.DEFAULT_TABLE)
                .forEach((id, item) -> paths.add("/publisher/" + text(item, "publisherId") + "/ad/" + id));
        Collections.sort(paths);
        return paths;
    }

    private static Map<String, Map<String, AttributeValue>> items(String table) {
        Map<String, Map<String, AttributeValue>> items = new HashMap<>();
        try (DynamoDbClient dynamoDb = stateStore()) {
            dynamoDb.scanPaginator(request -> request.tableName(table).consistentRead(true))
                    .items()
                    .forEach(item -> items.put(text(item, "adId"), item));
        }
        return items;
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute)).s();
    }

    private static DynamoDbClient stateStore() {
        return StateStoreSettings.local(URI.create("http://127.0.0.1:" + (stack.basePort() + 2)))
                .client();
    }

    private static StackProcess.Ended run(String... words) throws IOException, InterruptedException {
        return StackProcess.run(onStack(words));
    }

    private static StackProcess.Ended timed(String what, String... words) throws IOException, InterruptedException {
        long start = System.nanoTime();
        StackProcess.Ended ended = run(words);
        System.out.printf(
                "%s: %.1f s%n%s%n",
                what,
                (System.nanoTime() - start) / 1e9,
                ended.output().indent(4).stripTrailing());
        return ended;
    }

    private static String[] onStack(String... words) {
        String port = Integer.toString(stack.basePort());
        Path data = folder.resolve("data");
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(
                switch (words[0]) {
                    case "load" -> List.of("--base-port", port);
                    case "check" ->
                        List.of(
                                "--base-port",
                                port,
                                "--credentials",
                                data.resolve("credentials").toString());
                    case "snapshot" -> List.of("--data", data.toString());
                    default -> List.of("--base-port", port, "--data", data.toString());
                });
        return all.toArray(String[]::new);
    }
}
