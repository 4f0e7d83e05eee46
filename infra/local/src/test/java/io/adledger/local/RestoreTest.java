package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ads of a running stack made again what they were, by the commands. */
class RestoreTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static StackProcess stack;

    private final Http http = new Http();

    @BeforeAll
    static void start() throws IOException {
        stack = StackProcess.up(folder.resolve("data"), StackProcess.freeBasePort());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void anAdIsMadeAgainWhatItWasThroughTheLedgerAndItsHistoryTellsByWhom() throws Exception {
        URI ad = create("a bicycle");
        Instant then = Instant.now();
        patch(ad, "{\"adTitle\": \"mischief\", \"price\": 1}");

        StackProcess.Ended restored =
                run("replay", "ad", id(ad), "--to", then.toString(), "--restore", "--operator", "olga");

        assertThat(restored.output())
                .contains("ad " + id(ad) + ", version 1: again as version 0 (adTitle, price)", "1 ads restored");
        assertThat(restored.exitCode()).isZero();
        await().atMost(LONG_ENOUGH).until(() -> version(ad) == 2);
        assertThat(Http.json(http.get(ad)).path("adTitle").asText()).isEqualTo("a bicycle");
        JsonNode event = versions(ad).path(2).path("event");
        assertThat(event.path("type").asText()).isEqualTo("AdRestored");
        assertThat(event.path("actor").asText()).isEqualTo("operator:olga");
        assertThat(event.path("changed")).hasSize(2);
        assertThat(event.path("restored").path("version").asInt()).isZero();
        assertThat(event.path("restored").path("asOf").asText()).isEqualTo(millis(then));
        assertThatAllReadersFollow();
    }

    @Test
    void aDeletedAdIsBackEverywhereAndBelongsToItsPublisherAgain() throws Exception {
        URI ad = create("a velocipede");
        Instant then = Instant.now();
        assertThat(http.delete(ad).statusCode()).isEqualTo(204);
        await().atMost(LONG_ENOUGH).until(() -> http.get(ad).statusCode() == 410);

        assertThat(run("replay", "ad", id(ad), "--to", then.toString(), "--restore")
                        .exitCode())
                .isZero();

        await().atMost(LONG_ENOUGH).until(() -> http.get(ad).statusCode() == 200);
        await().atMost(LONG_ENOUGH)
                .until(() -> http.get(stack.uri("/?q=velocipede")).body().contains(id(ad)));
        patch(ad, "{\"price\": 11}");
        assertThatAllReadersFollow();
    }

    @Test
    void allAdsAreShownFirstThenRestoredAndASecondTimeThereIsNothingToDo() throws Exception {
        URI changed = create("changed");
        URI deleted = create("deleted");
        Instant then = Instant.now();
        patch(changed, "{\"price\": 99}");
        http.delete(deleted);
        URI created = create("created since");
        String[] restore = {"replay", "all", "--to", then.toString(), "--restore"};

        StackProcess.Ended unsaid = run(restore);
        StackProcess.Ended shown = run(with(restore, "--dry-run"));
        String before = http.get(versionsOf(changed)).body();
        StackProcess.Ended restored = run(with(restore, "--yes"));
        StackProcess.Ended again = run(with(restore, "--yes"));

        assertThat(unsaid.exitCode()).isEqualTo(2);
        assertThat(unsaid.output()).contains("--yes", "--dry-run");
        assertThat(shown.output()).contains("2 ads are to be restored, 1 to be deleted");
        assertThat(shown.exitCode()).isZero();
        assertThat(before).doesNotContain("AdRestored");
        assertThat(restored.output()).contains("2 ads restored, 1 deleted");
        assertThat(restored.exitCode()).isZero();
        assertThat(again.output()).contains("0 ads are to be restored, 0 to be deleted");
        assertThat(again.exitCode()).isZero();
        await().atMost(LONG_ENOUGH).until(() -> http.get(created).statusCode() == 410);
        await().atMost(LONG_ENOUGH).until(() -> version(changed) == 2 && version(deleted) == 2);
        assertThatAllReadersFollow();
        assertThat(folder.resolve("data").resolve("replays")).isEmptyDirectory();
    }

    @Test
    void aRestoreThatIsKilledGoesOnAndAppendsNothingTwice() throws Exception {
        List<URI> ads = IntStream.range(0, 30).mapToObj(i -> create("ad " + i)).toList();
        Instant then = Instant.now();
        ads.forEach(ad -> patch(ad, "{\"price\": 77}"));
        String[] restore = onThisStack("replay", "all", "--to", then.toString(), "--restore", "--yes");

        Process killed = StackProcess.begin(with(restore, "--rate", "4"));
        await().atMost(LONG_ENOUGH).until(() -> restoredOnce(ads) > 2);
        killed.destroyForcibly().waitFor();
        long doneBefore = restoredOnce(ads);
        StackProcess.Ended wentOn = StackProcess.run(restore);

        assertThat(doneBefore).isLessThan(30);
        assertThat(wentOn.output()).contains("30 ads restored, 0 deleted");
        assertThat(wentOn.exitCode()).isZero();
        assertThat(restoredOnce(ads)).isEqualTo(30);
        assertThatAllReadersFollow();
    }

    @Test
    void whatCannotBeMeantIsMisuse() throws Exception {
        String moment = Instant.now().toString();

        assertThat(run("replay", "all", "--restore", "--yes").exitCode()).isEqualTo(2);
        assertThat(run("replay", "all", "--restore", "--yes", "--to", moment, "--into", "past")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("replay", "ad", "any", "--restore", "--to", "2199-01-01T00:00:00Z")
                        .output())
                .contains("yet to come");
        StackProcess.Ended unknown = run("replay", "ad", "unknown", "--restore", "--to", moment);
        assertThat(unknown.output()).contains("the ledger has no ad unknown");
        assertThat(unknown.exitCode()).isEqualTo(1);
    }

    private static void assertThatAllReadersFollow() throws Exception {
        StackProcess.Ended check = StackProcess.run(
                "check",
                "--base-port",
                Integer.toString(stack.basePort()),
                "--credentials",
                folder.resolve("data").resolve("credentials").toString());
        assertThat(check.output()).contains("the state store is what the history says");
        StackProcess.Ended diff = run("replay", "diff");
        assertThat(diff.exitCode()).as(diff.output()).isZero();
        StackProcess.Ended status = StackProcess.run("status", "--base-port", Integer.toString(stack.basePort()));
        assertThat(status.exitCode()).as(status.output()).isZero();
    }

    private long restoredOnce(List<URI> ads) {
        return ads.stream()
                .filter(ad -> versions(ad).findValuesAsText("type").stream()
                                .filter("AdRestored"::equals)
                                .count()
                        == 1)
                .count();
    }

    private JsonNode versions(URI ad) {
        return Http.json(http.get(versionsOf(ad))).path("versions");
    }

    private static URI versionsOf(URI ad) {
        return URI.create(ad + "?versions=true");
    }

    private long version(URI ad) {
        return Http.json(http.get(ad)).path("version").asLong(-1);
    }

    private static String id(URI ad) {
        return Path.of(ad.getPath()).getFileName().toString();
    }

    private static String millis(Instant moment) {
        return Instant.ofEpochMilli(moment.toEpochMilli()).toString();
    }

    private void patch(URI ad, String change) {
        assertThat(http.patch(ad, change).statusCode()).isEqualTo(200);
    }

    private URI create(String title) {
        HttpResponse<String> created = http.post(
                stack.uri("/publisher/anna/ad"),
                "{\"adTitle\": \"" + title + "\", \"price\": 10, \"currency\": \"EUR\", \"category\": \"Bicycles\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        return stack.uri("/publisher/anna/ad/" + Http.json(created).path("adId").asText());
    }

    private static StackProcess.Ended run(String... words) throws IOException, InterruptedException {
        return StackProcess.run(onThisStack(words));
    }

    private static String[] onThisStack(String... words) {
        return with(
                words, "--data", folder.resolve("data").toString(), "--base-port", Integer.toString(stack.basePort()));
    }

    private static String[] with(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }
}
