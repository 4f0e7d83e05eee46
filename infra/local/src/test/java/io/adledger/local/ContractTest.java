package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stack really answers, over HTTP, is what its description of the API says, and all of that. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContractTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String JSON = "application/json";
    private static final String BIKE = """
        {"adTitle": "a bike", "price": 10, "currency": "EUR", "category": "Bicycles"}\
        """;

    private StackProcess stack;
    private Map<String, String> tokens;
    private Description description;
    private String ad;
    private String deleted;
    private String letter;
    private Instant moment;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        stack = StackProcess.up(data, StackProcess.freeBasePort(), "--secure");
        TokenKey key = TokenKey.find(data).orElseThrow();
        tokens = Map.of(
                "nobody", "",
                "anna", key.publisherToken("anna", Duration.ofHours(1)),
                "ben", key.publisherToken("ben", Duration.ofHours(1)),
                "operator", key.operatorToken(Duration.ofHours(1)));
        description = new Description(Http.json(send("nobody", "GET", "/openapi.json", "", Map.of())));
        ad = created();
        deleted = created();
        moment = Instant.now();
        RawLedger.execute(stack, data, "ads", "INSERT INTO Ads {'adId': 'no-ad', 'colour': 'red'}");
        send("anna", "DELETE", "/publisher/anna/ad/" + deleted, "", Map.of());
        await().atMost(LONG_ENOUGH).until(() -> status("/publisher/anna/ad/" + deleted) == 410);
        await().atMost(LONG_ENOUGH).until(() -> !letters().isEmpty());
        letter = letters().path(0).path("id").asText();
        await().atMost(LONG_ENOUGH)
                .until(() -> Http.json(send("nobody", "GET", "/?q=bike", "", Map.of()))
                                .path("total")
                                .asInt()
                        > 0);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", textBlock = """
            operation           | caller   | method | path                                  | body         | status
            describe            | nobody   | GET    | /openapi.json                         | -            | 200
            search              | nobody   | GET    | /?q=bike                              | -            | 200
            search              | nobody   | GET    | /?limit=0                             | -            | 400
            search_1            | nobody   | GET    | /search?q=bikes&limit=1               | -            | 200
            search_1            | nobody   | GET    | /search?sort=x                        | -            | 400
            health              | nobody   | GET    | /health                               | -            | 200
            health              | operator | GET    | /health                               | -            | 200
            createAd            | anna     | POST   | /publisher/anna/ad                    | BIKE         | 201
            createAd            | anna     | POST   | /publisher/anna/ad                    | {"price": 1} | 400
            createAd            | anna     | POST   | /publisher/anna/ad                    | x            | 400
            createAd            | nobody   | POST   | /publisher/anna/ad                    | BIKE         | 401
            createAd            | ben      | POST   | /publisher/anna/ad                    | BIKE         | 403
            createAd            | anna     | POST   | /publisher/anna/ad                    | LONG         | 413
            listAds             | anna     | GET    | /publisher/anna/ad?limit=1            | -            | 200
            listAds             | anna     | GET    | /publisher/anna/ad                    | -            | 200
            listAds             | anna     | GET    | /publisher/anna/ad?limit=0            | -            | 400
            listAds             | nobody   | GET    | /publisher/anna/ad                    | -            | 401
            listAds             | ben      | GET    | /publisher/anna/ad                    | -            | 403
            readAd              | anna     | GET    | /publisher/anna/ad/AD                 | -            | 200
            readAd              | anna     | GET    | /publisher/anna/ad/AD?versions=true   | -            | 200
            readAd              | anna     | GET    | /publisher/anna/ad/GONE?versions=true | -            | 200
            readAd              | anna     | GET    | /publisher/anna/ad/AD?versions=x      | -            | 400
            readAd              | nobody   | GET    | /publisher/anna/ad/AD                 | -            | 401
            readAd              | ben      | GET    | /publisher/anna/ad/AD                 | -            | 403
            readAd              | anna     | GET    | /publisher/anna/ad/none               | -            | 404
            readAd              | anna     | GET    | /publisher/anna/ad/GONE               | -            | 410
            updateAd            | anna     | PATCH  | /publisher/anna/ad/AD                 | {"price": 9} | 200
            updateAd            | anna     | PATCH  | /publisher/anna/ad/AD                 | {"price":-1} | 400
            updateAd            | nobody   | PATCH  | /publisher/anna/ad/AD                 | {"price": 9} | 401
            updateAd            | ben      | PATCH  | /publisher/ben/ad/AD                  | {"price": 9} | 403
            updateAd            | anna     | PATCH  | /publisher/anna/ad/none               | {"price": 9} | 404
            updateAd            | anna     | PATCH  | /publisher/anna/ad/AD                 | LONG         | 413
            deleteAd            | nobody   | DELETE | /publisher/anna/ad/AD                 | -            | 401
            deleteAd            | ben      | DELETE | /publisher/anna/ad/AD                 | -            | 403
            deleteAd            | anna     | DELETE | /publisher/anna/ad/GONE               | -            | 404
            status              | operator | GET    | /status                               | -            | 200
            status              | nobody   | GET    | /status                               | -            | 401
            status              | anna     | GET    | /status                               | -            | 403
            metrics             | operator | GET    | /metrics                              | -            | 200
            metrics             | nobody   | GET    | /metrics                              | -            | 401
            metrics             | anna     | GET    | /metrics                              | -            | 403
            listDeadLetters     | operator | GET    | /dead-letters                         | -            | 200
            listDeadLetters     | operator | GET    | /dead-letters?limit=x                 | -            | 400
            listDeadLetters     | nobody   | GET    | /dead-letters                         | -            | 401
            listDeadLetters     | anna     | GET    | /dead-letters                         | -            | 403
            listDeadLetters     | operator | GET    | /dead-letters?sink=none               | -            | 404
            showDeadLetter      | operator | GET    | /dead-letters/state-store/ID          | -            | 200
            showDeadLetter      | nobody   | GET    | /dead-letters/state-store/ID          | -            | 401
            showDeadLetter      | anna     | GET    | /dead-letters/state-store/ID          | -            | 403
            showDeadLetter      | operator | GET    | /dead-letters/state-store/none        | -            | 404
            redriveDeadLetter   | operator | POST   | /dead-letters/state-store/ID/redrive  | -            | 200
            redriveDeadLetter   | nobody   | POST   | /dead-letters/state-store/ID/redrive  | -            | 401
            redriveDeadLetter   | anna     | POST   | /dead-letters/state-store/ID/redrive  | -            | 403
            redriveDeadLetter   | operator | POST   | /dead-letters/none/ID/redrive         | -            | 404
            redriveDeadLetters  | operator | POST   | /dead-letters/state-store/redrive     | -            | 200
            redriveDeadLetters  | nobody   | POST   | /dead-letters/state-store/redrive     | -            | 401
            redriveDeadLetters  | anna     | POST   | /dead-letters/state-store/redrive     | -            | 403
            redriveDeadLetters  | operator | POST   | /dead-letters/none/redrive            | -            | 404
            takeSnapshot        | operator | POST   | /snapshots                            | x            | 400
            takeSnapshot        | nobody   | POST   | /snapshots                            | -            | 401
            takeSnapshot        | anna     | POST   | /snapshots                            | -            | 403
            listSnapshots       | operator | GET    | /snapshots                            | -            | 200
            listSnapshots       | nobody   | GET    | /snapshots                            | -            | 401
            listSnapshots       | anna     | GET    | /snapshots                            | -            | 403
            showSnapshot        | nobody   | GET    | /snapshots/none                       | -            | 401
            showSnapshot        | anna     | GET    | /snapshots/none                       | -            | 403
            showSnapshot        | operator | GET    | /snapshots/none                       | -            | 404
            startReplay         | operator | POST   | /replays                              | x            | 400
            startReplay         | nobody   | POST   | /replays                              | -            | 401
            startReplay         | anna     | POST   | /replays                              | -            | 403
            listReplays         | operator | GET    | /replays                              | -            | 200
            listReplays         | nobody   | GET    | /replays                              | -            | 401
            listReplays         | anna     | GET    | /replays                              | -            | 403
            showReplay          | operator | GET    | /replays/none                         | -            | 404
            showReplay          | nobody   | GET    | /replays/none                         | -            | 401
            showReplay          | anna     | GET    | /replays/none                         | -            | 403
            cancelReplay        | operator | DELETE | /replays/none                         | -            | 404
            cancelReplay        | nobody   | DELETE | /replays/none                         | -            | 401
            cancelReplay        | anna     | DELETE | /replays/none                         | -            | 403
            resumeReplay        | operator | POST   | /replays/none/resume                  | -            | 404
            resumeReplay        | nobody   | POST   | /replays/none/resume                  | -            | 401
            resumeReplay        | anna     | POST   | /replays/none/resume                  | -            | 403
            """, useHeadersInDisplayName = true)
    void aCallIsAnsweredAsDescribed(
            String operation, String caller, String method, String path, @Nullable String body, int status) {
        String sent = body == null ? "" : body.replace("BIKE", BIKE).replace("LONG", "x".repeat(300_000));

        HttpResponse<String> answer = send(caller, method, path(path), sent, Map.of());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        description.check(operation, answer);
        if (description.describesBody(operation) && (status < 300 || status == 400)) {
            assertThat(description.takes(operation, JSON, sent)).as(sent).isEqualTo(status < 300);
        }
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            operation | method | path                    | header        | value           | body         | status
            createAd  | POST   | /publisher/anna/ad      | Content-Type  | application/xml | <a/>         | 415
            readAd    | GET    | /publisher/anna/ad/AD   | If-None-Match | *               | ``           | 304
            updateAd  | PATCH  | /publisher/anna/ad/AD   | If-Match      | "7"             | {"price": 9} | 412
            updateAd  | PATCH  | /publisher/anna/ad/AD   | Content-Type  | application/xml | <a/>         | 415
            deleteAd  | DELETE | /publisher/anna/ad/AD   | If-Match      | 7               | ``           | 400
            deleteAd  | DELETE | /publisher/anna/ad/AD   | If-Match      | "7"             | ``           | 412
            """, useHeadersInDisplayName = true)
    void headersAreAnsweredAsDescribed(
            String operation, String method, String path, String header, String value, String body, int status) {
        HttpResponse<String> answer = send("anna", method, path(path), body, Map.of(header, value));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        description.check(operation, answer);
    }

    @Test
    @Order(1)
    void aKeyOfAnotherRequestIsAnsweredAsDescribed() {
        for (String operation : List.of("createAd", "updateAd")) {
            boolean creates = operation.equals("createAd");
            String method = creates ? "POST" : "PATCH";
            String path = creates ? "/publisher/anna/ad" : path("/publisher/anna/ad/AD");
            Map<String, String> key = Map.of("Idempotency-Key", operation);
            assertThat(send("anna", method, path, BIKE, key).statusCode()).isLessThan(300);

            HttpResponse<String> conflict = send("anna", method, path, BIKE.replace("10", "11"), key);

            assertThat(conflict.statusCode()).isEqualTo(422);
            description.check(operation, conflict);
        }
    }

    @Test
    @Order(1)
    void aSnapshotIsMadeAndShownAsDescribed() {
        String wish = "{\"at\": \"" + moment + "\"}";

        HttpResponse<String> begun = send("operator", "POST", "/snapshots", wish, Map.of());
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        description.check("takeSnapshot", begun);
        String place = begun.headers().firstValue("Location").orElseThrow();
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            HttpResponse<String> shown = send("operator", "GET", place, "", Map.of());
            description.check("showSnapshot", shown);
            assertThat(shown.body()).contains("\"state\":\"complete\"");
        });

        HttpResponse<String> there = send("operator", "POST", "/snapshots", wish, Map.of());
        assertThat(there.statusCode()).isEqualTo(200);
        description.check("takeSnapshot", there);
        description.check("listSnapshots", send("operator", "GET", "/snapshots", "", Map.of()));
    }

    @Test
    @Order(1)
    void aReplayIsStartedCancelledAndGoneOnWithAsDescribed() {
        for (int i = 0; i < 3; i++) {
            assertThat(send("anna", "POST", "/publisher/anna/ad", BIKE, Map.of())
                            .statusCode())
                    .isEqualTo(201);
        }
        HttpResponse<String> begun = send("operator", "POST", "/replays", "{\"rate\": 0.2}", Map.of());
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        description.check("startReplay", begun);
        String place = begun.headers().firstValue("Location").orElseThrow();
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            HttpResponse<String> shown = send("operator", "GET", place, "", Map.of());
            description.check("showReplay", shown);
            assertThat(shown.body()).contains("\"step\":\"WRITING\"");
        });
        HttpResponse<String> another = send("operator", "POST", "/replays", "{\"table\": \"another\"}", Map.of());
        assertThat(another.statusCode()).isEqualTo(409);
        description.check("startReplay", another);
        HttpResponse<String> busy = send("operator", "POST", place + "/resume", "", Map.of());
        assertThat(busy.statusCode()).isEqualTo(409);
        description.check("resumeReplay", busy);

        HttpResponse<String> cancelled = send("operator", "DELETE", place, "", Map.of());
        assertThat(cancelled.statusCode()).isEqualTo(202);
        description.check("cancelReplay", cancelled);
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(
                        send("operator", "GET", place, "", Map.of()).body())
                .contains("CANCELLED"));
        HttpResponse<String> gone = send("operator", "DELETE", place, "", Map.of());
        assertThat(gone.statusCode()).isEqualTo(409);
        description.check("cancelReplay", gone);
        await().atMost(LONG_ENOUGH).untilAsserted(() -> {
            HttpResponse<String> again = send("operator", "POST", place + "/resume", "", Map.of());
            assertThat(again.statusCode()).isEqualTo(202);
            description.check("resumeReplay", again);
        });
        description.check("listReplays", send("operator", "GET", "/replays", "", Map.of()));
    }

    /** Whatever is described has {@code default}; a media type that nobody gives brings every call to it. */
    @ParameterizedTest
    @Order(1)
    @CsvSource(delimiter = '|', textBlock = """
            describe           | GET    | /openapi.json
            search             | GET    | /
            search_1           | GET    | /search
            health             | GET    | /health
            createAd           | POST   | /publisher/anna/ad
            listAds            | GET    | /publisher/anna/ad
            readAd             | GET    | /publisher/anna/ad/AD
            updateAd           | PATCH  | /publisher/anna/ad/AD
            deleteAd           | DELETE | /publisher/anna/ad/AD
            status             | GET    | /status
            metrics            | GET    | /metrics
            listDeadLetters    | GET    | /dead-letters
            showDeadLetter     | GET    | /dead-letters/search/1
            redriveDeadLetter  | POST   | /dead-letters/search/1/redrive
            redriveDeadLetters | POST   | /dead-letters/search/redrive
            takeSnapshot       | POST   | /snapshots
            listSnapshots      | GET    | /snapshots
            showSnapshot       | GET    | /snapshots/1
            startReplay        | POST   | /replays
            listReplays        | GET    | /replays
            showReplay         | GET    | /replays/1
            cancelReplay       | DELETE | /replays/1
            resumeReplay       | POST   | /replays/1/resume
            """)
    void anyOtherProblemIsAnsweredAsDescribed(String operation, String method, String path) {
        HttpResponse<String> answer = send("operator", method, path(path), "{}", Map.of("Accept", "image/png"));

        assertThat(answer.statusCode()).isEqualTo(406);
        description.check(operation, answer);
    }

    @Test
    @Order(2)
    void anAdIsDeletedAsDescribed() {
        description.check("deleteAd", send("anna", "DELETE", path("/publisher/anna/ad/AD"), "", Map.of()));
    }

    @Test
    @Order(2)
    void theDescriptionIsOneOf31AndAllItRefersToIsInIt() {
        JsonNode document = Http.json(send("nobody", "GET", "/openapi.json", "", Map.of()));

        assertThat(document.path("openapi").asText()).startsWith("3.1.");
        Set<String> names = new HashSet<>();
        document.path("components").path("schemas").fieldNames().forEachRemaining(names::add);
        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allMatch(reference -> names.contains(reference.replace("#/components/schemas/", "")));
        assertThat(document.findValuesAsText("operationId")).doesNotHaveDuplicates();
    }

    @Test
    @Order(2)
    void theDescriptionCanBeBrowsedWithNothingFromElsewhere() {
        HttpResponse<String> page = send("nobody", "GET", "/docs", "", Map.of());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'");
        assertThat(page.body()).doesNotContain("http:").doesNotContain("https:").doesNotContain("//");
        for (String asset : List.of("/docs/swagger-ui.css", "/docs/swagger-ui-bundle.js", "/docs/page.js")) {
            assertThat(page.body()).contains(asset);
            assertThat(status(asset)).as(asset).isEqualTo(200);
        }
        assertThat(status("/docs/pom.properties")).isEqualTo(404);
        assertThat(status("/docs/..%2F..%2Flogback-up.xml")).isEqualTo(404);
    }

    @Test
    @Order(3)
    void aPartThatIsDownIsToldAsDescribed() {
        stack.killServer("OpenSearchServer");

        await().atMost(LONG_ENOUGH).until(() -> status("/health") == 503);

        description.check("health", send("operator", "GET", "/health", "", Map.of()));
    }

    @Test
    @Order(4)
    void everythingThatIsDescribedWasSeen() {
        assertThat(description.unseen()).isEmpty();
    }

    private JsonNode letters() {
        return Http.json(send("operator", "GET", "/dead-letters?sink=state-store", "", Map.of()))
                .path("deadLetters");
    }

    private String created() {
        return Http.json(send("anna", "POST", "/publisher/anna/ad", BIKE, Map.of()))
                .path("adId")
                .asText();
    }

    private String path(String template) {
        return template.replace("GONE", deleted).replace("AD", ad).replace("ID", letter);
    }

    private int status(String path) {
        return send("anna", "GET", path, "", Map.of()).statusCode();
    }

    private HttpResponse<String> send(
            String caller, String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(stack.uri(path))
                .setHeader("Content-Type", JSON)
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        String token = Objects.requireNonNull(tokens.get(caller));
        return Http.send(token.isEmpty() ? request : request.setHeader("Authorization", "Bearer " + token));
    }
}
