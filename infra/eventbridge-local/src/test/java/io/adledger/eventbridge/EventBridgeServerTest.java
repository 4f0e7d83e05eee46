package io.adledger.eventbridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.IllegalStatusException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.ReplayState;
import software.amazon.awssdk.services.eventbridge.model.ResourceAlreadyExistsException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

class EventBridgeServerTest {

    private static final String ARN = "arn:aws:events:us-east-1:000000000000:";
    private static final String CREATED = "{\"detail-type\":[\"AdCreated\"]}";
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private EventBridgeServer server;
    private EventBridgeClient client;
    private final HttpServer receiver;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    EventBridgeServerTest() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (!refused) {
                received.add(body);
            }
            exchange.sendResponseHeaders(refused ? 503 : 200, -1);
            exchange.close();
        });
        receiver.start();
    }

    @BeforeEach
    void start() throws IOException {
        server = EventBridgeServer.start(0, folder, Duration.ofMillis(5));
        client = EventBridgeClient.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        receiver.stop(0);
    }

    @Test
    void busesAreCreatedDescribedListedAndDeleted() {
        assertThat(client.createEventBus(bus -> bus.name("ads")).eventBusArn()).isEqualTo(ARN + "event-bus/ads");

        assertThat(client.describeEventBus(bus -> bus.name("ads")).arn()).isEqualTo(ARN + "event-bus/ads");
        assertThat(client.listEventBuses(_ -> {}).eventBuses())
                .extracting(bus -> bus.name())
                .containsExactly("ads", "default");
        assertThatThrownBy(() -> client.createEventBus(bus -> bus.name("ads")))
                .isInstanceOf(ResourceAlreadyExistsException.class);

        client.deleteEventBus(bus -> bus.name("ads"));
        assertThatThrownBy(() -> client.describeEventBus(bus -> bus.name("ads")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void entriesAreAcceptedOrRefusedOneByOne() {
        PutEventsResponse response = client.putEvents(request ->
                request.entries(entry("AdCreated", "{\"n\":1}"), entry("AdCreated", "no JSON"), entry("", "{}")));

        assertThat(response.failedEntryCount()).isEqualTo(2);
        assertThat(response.entries().get(0).eventId()).isNotEmpty();
        assertThat(response.entries().get(1).errorCode()).isEqualTo("MalformedDetail");
        assertThat(response.entries().get(2).errorCode()).isEqualTo("InvalidArgument");
    }

    @Test
    void aRequestThatIsTooLargeIsRefused() {
        PutEventsRequestEntry large = entry("AdCreated", "{\"n\":\"" + "x".repeat(256 * 1024) + "\"}");

        assertThatThrownBy(() -> client.putEvents(request -> request.entries(large)))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("over the limit");
    }

    @Test
    void whatARuleMatchesIsPostedToItsTargetsUntilItIsTaken() {
        rule("created", target -> target);
        refusals.set(2);

        put("AdUpdated", "{\"n\":1}");
        put("AdCreated", "{\"n\":2}");

        await().atMost(LONG_ENOUGH).until(() -> received.size() == 1);
        assertThat(received.getFirst()).contains("\"detail\":{\"n\":2}", "\"source\":\"adledger.ads\"");
    }

    @Test
    void aTargetIsSentThePartOrTheTextThatItAsksFor() {
        rule("path", target -> target.inputPath("$.detail"));
        rule("constant", target -> target.input("{\"a\":1}"));
        rule(
                "template",
                target -> target.inputTransformer(transformer -> transformer
                        .inputPathsMap(Map.of("n", "$.detail.n", "type", "$.detail-type"))
                        .inputTemplate("{\"n\":<n>,\"text\":\"it is <type>\"}")));

        put("AdCreated", "{\"n\":2}");

        await().atMost(LONG_ENOUGH).until(() -> received.size() == 3);
        assertThat(received)
                .containsExactlyInAnyOrder("{\"n\":2}", "{\"a\":1}", "{\"n\":2,\"text\":\"it is AdCreated\"}");
    }

    @Test
    void whatATargetNeverTakesIsADeadLetter() {
        rule("created", target -> target.retryPolicy(policy -> policy.maximumRetryAttempts(1)));
        refusals.set(2);

        put("AdCreated", "{\"n\":7}");

        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(folder.resolve("dead-letters.ndjson"))
                .content()
                .contains("status 503", "\"n\":7"));
        assertThat(received).isEmpty();
    }

    @Test
    void aRuleThatIsDisabledMatchesNothing() {
        rule("off", target -> target.input("\"off\""));
        rule("on", target -> target.input("\"on\""));
        client.disableRule(rule -> rule.name("off"));

        put("AdCreated", "{}");

        await().atMost(LONG_ENOUGH).until(() -> received.equals(List.of("\"on\"")));
        client.enableRule(rule -> rule.name("off"));
        assertThat(client.describeRule(rule -> rule.name("off")).state()).isEqualTo(RuleState.ENABLED);
    }

    @Test
    void rulesAndTargetsAreListedAndRemoved() {
        rule("one", target -> target);
        rule("two", target -> target);

        assertThat(client.listRules(_ -> {}).rules())
                .extracting(rule -> rule.name())
                .containsExactly("one", "two");
        assertThat(client.listRuleNamesByTarget(request -> request.targetArn(receiverUrl()))
                        .ruleNames())
                .containsExactly("one", "two");
        assertThat(client.listTargetsByRule(request -> request.rule("one")).targets())
                .extracting(Target::id)
                .containsExactly("target");
        assertThatThrownBy(() -> client.deleteRule(rule -> rule.name("one"))).hasMessageContaining("has targets");

        assertThat(client.removeTargets(request -> request.rule("one").ids("target", "other"))
                        .failedEntryCount())
                .isEqualTo(1);
        client.deleteRule(rule -> rule.name("one"));
        assertThat(client.listRules(request -> request.limit(1)).rules())
                .extracting(rule -> rule.name())
                .containsExactly("two");
    }

    @Test
    void whatIsInvalidIsRefusedAsTheServiceDoes() {
        assertThatThrownBy(() -> client.putRule(rule -> rule.name("bad").eventPattern("{\"a\":1}")))
                .isInstanceOf(InvalidEventPatternException.class);
        assertThatThrownBy(() -> client.putRule(
                        rule -> rule.name("lost").eventBusName("nowhere").eventPattern(CREATED)))
                .isInstanceOf(ResourceNotFoundException.class);
        rule("full", target -> target);
        assertThatThrownBy(() -> client.putTargets(request -> request.rule("full")
                        .targets(IntStream.range(0, 6)
                                .mapToObj(i -> Target.builder()
                                        .id("t" + i)
                                        .arn(receiverUrl())
                                        .build())
                                .toList())))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> client.putTargets(request -> request.rule("full")
                        .targets(Target.builder()
                                .id("far")
                                .arn("http://example.com/")
                                .build())))
                .hasMessageContaining("loopback");
    }

    @Test
    void patternsAreTestedAlone() {
        assertThat(client.testEventPattern(request ->
                                request.eventPattern(CREATED).event("{\"detail-type\":\"AdCreated\",\"detail\":{}}"))
                        .result())
                .isTrue();
    }

    @Test
    void anArchiveIsReplayedAndStaysOverARestart() throws IOException {
        archive();
        rule("created", target -> target.inputPath("$.replay-name"));
        put("AdCreated", "{\"n\":1}");
        put("AdUpdated", "{\"n\":2}");
        await().atMost(LONG_ENOUGH).until(() -> received.size() == 1);
        stopAndTear();

        start();

        assertThat(client.describeArchive(archive -> archive.archiveName("all")).eventCount())
                .isEqualTo(2);
        client.startReplay(replay -> replay.replayName("again")
                .eventSourceArn(ARN + "archive/all")
                .eventStartTime(Instant.now().minusSeconds(60))
                .eventEndTime(Instant.now().plusSeconds(60))
                .destination(destination -> destination.arn(ARN + "event-bus/default")));
        await().atMost(LONG_ENOUGH).until(() -> received.contains("\"again\""));
        await().atMost(LONG_ENOUGH).until(() -> client.describeReplay(replay -> replay.replayName("again"))
                .state()
                .equals(ReplayState.COMPLETED));
        assertThat(client.listReplays(_ -> {}).replays()).hasSize(1);
        assertThatThrownBy(() -> client.cancelReplay(replay -> replay.replayName("again")))
                .isInstanceOf(IllegalStatusException.class);
        assertThat(client.describeArchive(archive -> archive.archiveName("all")).eventCount())
                .isEqualTo(2);
    }

    @Test
    void archivesAreListedAndDeleted() {
        archive();
        assertThat(client.listArchives(_ -> {}).archives())
                .extracting(archive -> archive.archiveName())
                .containsExactly("all");
        assertThatThrownBy(this::archive).isInstanceOf(ResourceAlreadyExistsException.class);

        client.deleteArchive(archive -> archive.archiveName("all"));
        assertThatThrownBy(() -> client.describeArchive(archive -> archive.archiveName("all")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void whoWatchesSeesTheEventsAsTheyComeAndThoseMissed() throws Exception {
        String first = "";
        String pattern = "?pattern=" + URLEncoder.encode(CREATED, StandardCharsets.UTF_8);
        try (BufferedReader events = watch(pattern, "")) {
            put("AdUpdated", "{\"n\":1}");
            put("AdCreated", "{\"n\":2}");
            first = line(events, "id: ");
            assertThat(line(events, "data: ")).contains("\"n\":2");
        }
        put("AdCreated", "{\"n\":3}");
        try (BufferedReader events = watch("", first.substring("id: ".length()))) {
            assertThat(line(events, "data: ")).contains("\"n\":3");
        }
    }

    private BufferedReader watch(String query, String lastSeen) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.endpoint() + "/events" + query))
                .header("Last-Event-ID", lastSeen)
                .build();
        BufferedReader reader = new BufferedReader(new InputStreamReader(
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofInputStream())
                        .body(),
                StandardCharsets.UTF_8));
        assertThat(reader.readLine()).startsWith(":");
        return reader;
    }

    private static String line(BufferedReader reader, String start) throws IOException {
        return reader.lines().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    private void rule(String name, UnaryOperator<Target.Builder> input) {
        client.putRule(rule -> rule.name(name).eventPattern(CREATED));
        Target target =
                input.apply(Target.builder().id("target").arn(receiverUrl())).build();
        assertThat(client.putTargets(request -> request.rule(name).targets(target))
                        .failedEntryCount())
                .isZero();
    }

    private void archive() {
        client.createArchive(archive -> archive.archiveName("all").eventSourceArn(ARN + "event-bus/default"));
    }

    /** As a kill would in the midst of writing. */
    private void stopAndTear() throws IOException {
        client.close();
        server.close();
        Files.writeString(folder.resolve("archives/all.events"), "{\"id\":\"to", StandardOpenOption.APPEND);
    }

    private void put(String type, String detail) {
        assertThat(client.putEvents(request -> request.entries(entry(type, detail)))
                        .failedEntryCount())
                .isZero();
    }

    private static PutEventsRequestEntry entry(String type, String detail) {
        return PutEventsRequestEntry.builder()
                .source("adledger.ads")
                .detailType(type)
                .detail(detail)
                .time(Instant.now())
                .build();
    }

    private String receiverUrl() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
    }
}
