package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.qldb.QldbDriver;

/** One command's trace through a whole stack, from the request to each of the sinks. */
class TraceTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String TITLE = "a most unusual bicycle";

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Collector collector;

    @SuppressWarnings("NullAway.Init")
    private static StackProcess stack;

    private final Http http = new Http();

    @BeforeAll
    static void start() throws IOException {
        collector = new Collector();
        stack = StackProcess.up(
                folder.resolve("data"),
                StackProcess.freeBasePort(),
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint(), "OTEL_BSP_SCHEDULE_DELAY", "100"),
                "--trace");
    }

    @AfterAll
    static void stop() {
        stack.close();
        collector.close();
    }

    @Test
    void oneCommandHasOneTraceInEveryHop() throws Exception {
        HttpResponse<String> answer = publish("00-" + TRACE + "-00f067aa0ba902b7-01");

        String step = answer.headers().firstValue("traceparent").orElseThrow();
        assertThat(step).startsWith("00-" + TRACE + "-").endsWith("-01");
        String adId = Http.json(answer).path("adId").asText();
        assertThat(traceparentInTheLedger(adId)).isEqualTo(step);
        assertThat(eventOf(adId).path("detail").path("traceparent").asText()).isEqualTo(step);
        for (String name : List.of(
                "POST /publisher/{publisherId}/ad",
                "ledger transaction",
                "state-store AdCreated",
                "search AdCreated",
                "replica AdCreated",
                "archive AdCreated",
                "events AdCreated")) {
            await().atMost(LONG_ENOUGH)
                    .untilAsserted(() -> assertThat(stack.output().lines())
                            .as(name)
                            .anyMatch(line -> line.contains(TRACE) && line.contains(name)));
            await().atMost(LONG_ENOUGH).until(() -> collector.has(TRACE, name));
        }
        assertThat(stack.output().lines().filter(line -> line.contains("AdCreated")))
                .filteredOn(line -> line.contains(TRACE))
                .allMatch(line -> line.contains("lag_ms=") && line.contains("outcome=applied"));
        assertThat(stack.output()).doesNotContain(TITLE);
    }

    @Test
    void aTraceThatIsMalformedBreaksNothing() throws Exception {
        HttpResponse<String> answer = publish("00-nonsense");

        String step = answer.headers().firstValue("traceparent").orElseThrow();
        String adId = Http.json(answer).path("adId").asText();
        assertThat(step).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(traceparentInTheLedger(adId)).isEqualTo(step);
        await().atMost(LONG_ENOUGH).until(() -> stack.output()
                .lines()
                .anyMatch(line -> line.contains(step.substring(3, 35)) && line.contains("events AdCreated")));
    }

    @Test
    void whatIsLoggedOfARecordNamesItsTraceAndItsAdAndNothingOfWhatItSays() throws Exception {
        publish("00-" + TRACE + "-00f067aa0ba902b7-01");
        String poisoned = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

        insert("""
                {'adId': 'odd-one', 'publisherId': 'anna', 'adTitle': 7, 'adDescription': '%s', 'price': 1,
                 'event': {'type': 'AdCreated', 'traceparent': '00-%s-00f067aa0ba902b7-01'}}""".formatted(TITLE, poisoned));

        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(log())
                .filteredOn(line -> line.path("mdc").path("traceId").asText().equals(poisoned))
                .extracting(line -> line.path("formattedMessage").asText())
                .anyMatch(message -> message.startsWith("the state-store set aside a record"))
                .anyMatch(message -> message.startsWith("the events set aside a record")));
        assertThat(log()).filteredOn(line -> line.path("mdc").has("traceId")).allMatch(line -> line.path("mdc")
                .has("adId"));
        assertThat(log().toString()).doesNotContain(TITLE);
        await().atMost(LONG_ENOUGH).until(() -> stack.output()
                .lines()
                .anyMatch(line -> line.contains(poisoned)
                        && line.contains("state-store AdCreated")
                        && line.contains("outcome=never")));
    }

    private static List<JsonNode> log() throws IOException {
        String lines = Files.readString(folder.resolve("data/adledger.log"));
        // The last one may be half written.
        return lines.substring(0, lines.lastIndexOf('\n') + 1)
                .lines()
                .map(Http::json)
                .toList();
    }

    /** Past the command service, as someone may who has a key of the ledger. */
    @SuppressWarnings("try") // The driver's close() is declared to throw anything.
    private static void insert(String document) throws Exception {
        try (QldbDriver driver = QldbDriver.builder()
                .ledger("ads")
                .sessionClientBuilder(QldbSessionClient.builder()
                        .endpointOverride(stack.ledger())
                        .region(Region.US_EAST_1)
                        .credentialsProvider(LedgerCredentials.from(folder.resolve("data/credentials"))))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            driver.execute(transaction -> {
                transaction.execute("INSERT INTO Ads " + document);
            });
        }
    }

    private String traceparentInTheLedger(String adId) {
        return Http.json(http.get(stack.uri("/publisher/anna/ad/" + adId + "?versions=true")))
                .path("versions")
                .path(0)
                .path("event")
                .path("traceparent")
                .asText();
    }

    private HttpResponse<String> publish(String traceparent) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(stack.uri("/publisher/anna/ad"))
                            .header("Content-Type", "application/json")
                            .header("traceparent", traceparent)
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"adTitle\": \"%s\", \"price\": 10, \"currency\": \"EUR\", \"category\": \"Vehicles\"}"
                                            .formatted(TITLE)))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return answer;
        }
    }

    private JsonNode eventOf(String adId) throws Exception {
        HttpRequest fromTheBeginning = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + (stack.basePort() + 5) + "/events"))
                .header("Last-Event-ID", "0")
                .build();
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines =
                        client.send(fromTheBeginning, BodyHandlers.ofLines()).body()) {
            String event = assertTimeoutPreemptively(
                    LONG_ENOUGH, () -> lines.filter(line -> line.startsWith("data:") && line.contains(adId))
                            .findFirst()
                            .orElseThrow());
            client.shutdownNow();
            return Http.json(event.substring("data:".length()));
        }
    }
}
