package io.adledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonInt;
import com.amazon.ion.IonStruct;
import com.amazon.ion.IonText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.adledger.command.TestLedger;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API over real HTTP, upon a real ledger. What it says holds behind any server: see {@link #serve}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String AWESOME = """
            {"adTitle": "awesome title", "adDescription": "awesome description", "price": 10, "currency": "€",
             "category": "awesome category", "tags": ["awesome", "category"]}""";

    private final HttpClient http = HttpClient.newHttpClient();
    private TestLedger ledger;
    private Served api;

    @BeforeAll
    void start() throws Exception {
        ledger = TestLedger.start();
        api = serve(ledger.ads().endpoint().orElseThrow());
        created(); // and the tables with it
    }

    /** An API at work. */
    record Served(URI endpoint, AutoCloseable server) {}

    /** Serves the API of a ledger. */
    Served serve(URI ledgerEndpoint) throws Exception {
        EmbeddedServer netty = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of("micronaut.server.port", -1, "adledger.ledger.endpoint", ledgerEndpoint.toString()));
        return new Served(netty.getURI(), netty);
    }

    /** Makes a request one of a publisher of these tests. */
    HttpRequest.Builder authorised(HttpRequest.Builder request) {
        return request;
    }

    @AfterAll
    void stop() throws Exception {
        api.server().close();
        ledger.close();
    }

    @Test
    void anAdIsCreated() {
        HttpResponse<String> answer = post("/publisher/anna/ad", AWESOME);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode ad = json(answer);
        assertThat(answer.headers().firstValue("ETag")).contains("\"0\"");
        assertThat(answer.headers().firstValue("Location"))
                .contains("/publisher/anna/ad/" + ad.get("adId").textValue());
        assertThat(ad.get("adId").textValue()).matches("[0-9A-Za-z]{22}");
        assertThat(ad.get("publisherId").textValue()).isEqualTo("anna");
        assertThat(ad.get("price").decimalValue()).isEqualByComparingTo("10");
        assertThat(ad.get("currency").textValue()).isEqualTo("EUR");
        assertThat(ad.get("tags")).hasSize(2);
        assertThat(ad.get("version").intValue()).isZero();
        assertThat(ad.get("createdAt").textValue()).endsWith("Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/merge-patch+json", "application/merge-patch+json; charset=utf-8"
            })
    void anAdIsChangedByAMergePatch(String mediaType) {
        String path = created();

        HttpResponse<String> answer =
                send(request(path, "{\"adTitle\": \"better title\", \"adDescription\": null, \"tags\": null}", "PATCH")
                        .setHeader("Content-Type", mediaType));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        JsonNode ad = json(answer);
        assertThat(ad.get("adTitle").textValue()).isEqualTo("better title");
        assertThat(ad.get("adDescription").textValue()).isEmpty();
        assertThat(ad.get("tags")).isEmpty();
        assertThat(ad.get("category").textValue()).isEqualTo("awesome category");
    }

    @Test
    void anEventIsPartOfTheTraceThatTheRequestNames() {
        String path = created();
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        HttpResponse<String> patched =
                send(request(path, "{\"price\": 11}", "PATCH").header("traceparent", trace));
        HttpResponse<String> deleted = send(request(path, "", "DELETE"));

        assertThat(traceId(patched)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(traceId(deleted)).isNotEqualTo(traceId(patched));
        assertThat(traces(path)).contains(answered(patched), answered(deleted));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
            })
    void aTraceThatIsMalformedIsLeftAloneAndAnotherIsBegun(String malformed) {
        HttpResponse<String> answer =
                send(request("/publisher/anna/ad", AWESOME, "POST").header("traceparent", malformed));

        assertThat(answer.statusCode()).isEqualTo(201);
        String path = answer.headers().firstValue("Location").orElseThrow();
        assertThat(traces(path)).containsExactly(answered(answer));
        assertThat(malformed).doesNotContain(traceId(answer));
    }

    @Test
    void twoTracesAreAsGoodAsNone() {
        String one = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        HttpResponse<String> answer = send(request("/publisher/anna/ad", AWESOME, "POST")
                .header("traceparent", one)
                .header("traceparent", one.replace("4bf9", "4bfa")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(traceId(answer)).doesNotEndWith("92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void whatIsRefusedIsPartOfATraceToo() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";

        HttpResponse<String> unknown = send(
                request("/publisher/anna/ad/none", "{\"price\": 1}", "PATCH").header("traceparent", trace));
        HttpResponse<String> malformed =
                send(request("/publisher/anna/ad", "{", "POST").header("traceparent", trace));

        assertProblem(unknown, 404, "ad-not-found");
        assertProblem(malformed, 400, "malformed-json");
        assertThat(traceId(unknown)).isEqualTo(traceId(malformed)).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    @Test
    void aChangeOfNothingWritesNothing() {
        String path = created();

        HttpResponse<String> answer = patch(path, "{\"price\": 10.00, \"currency\": \"EUR\"}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"0\"");
        assertThat(patch(path, "{}").statusCode()).isEqualTo(200);
        assertThat(revisions(path)).isEqualTo(1);
    }

    @Test
    void anAdIsDeletedOnce() {
        String path = created();

        HttpResponse<String> answer = send(request(path, "", "DELETE"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        assertProblem(send(request(path, "", "DELETE")), 404, "ad-not-found");
        assertProblem(patch(path, "{\"price\": 11}"), 404, "ad-not-found");
        assertThat(revisions(path)).isEqualTo(2);
    }

    @Test
    void whoSawAnotherVersionIsRefused() {
        String path = created();
        patch(path, "{\"price\": 11}");

        assertProblem(
                send(request(path, "{\"price\": 12}", "PATCH").header("If-Match", "\"0\"")),
                412,
                "precondition-failed");
        assertProblem(
                send(request(path, "{\"price\": 12}", "PATCH").header("If-Match", "W/\"1\"")),
                412,
                "precondition-failed");
        assertProblem(send(request(path, "", "DELETE").header("If-Match", "\"0\"")), 412, "precondition-failed");
        assertProblem(send(request(path, "", "DELETE").header("If-Match", "1")), 400, "bad-request");
        assertThat(send(request(path, "{\"price\": 12}", "PATCH").header("If-Match", "\"1\""))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request(path, "{\"price\": 13}", "PATCH").header("If-Match", "*"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(send(request(path, "", "DELETE").header("If-Match", "\"7\", \"3\""))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void ofTwoAtTheSameMomentWithIfMatchOneWins() throws Exception {
        String path = created();

        List<HttpResponse<String>> answers = atOnce(
                2,
                number -> send(request(path, "{\"adTitle\": \"title " + number + "\"}", "PATCH")
                        .header("If-Match", "\"0\"")));

        assertThat(answers).extracting(HttpResponse::statusCode).containsExactlyInAnyOrder(200, 412);
        assertThat(revisions(path)).isEqualTo(2);
    }

    @Test
    void ofTwoAtTheSameMomentWithoutIfMatchBothAreDone() throws Exception {
        String path = created();

        List<HttpResponse<String>> answers = atOnce(
                2, number -> patch(path, number == 0 ? "{\"adTitle\": \"another title\"}" : "{\"price\": 99.99}"));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        JsonNode last = json(patch(path, "{}"));
        assertThat(last.get("adTitle").textValue()).isEqualTo("another title");
        assertThat(last.get("price").decimalValue()).isEqualByComparingTo("99.99");
        assertThat(last.get("version").intValue()).isEqualTo(2);
    }

    @Test
    void aRequestWithAnIdempotencyKeyIsDoneOnce() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first =
                send(request("/publisher/anna/ad", AWESOME, "POST").header("Idempotency-Key", key));
        String path = first.headers().firstValue("Location").orElseThrow();
        patch(path, "{\"price\": 11}");

        HttpResponse<String> again =
                send(request("/publisher/anna/ad", """
                        {"tags": ["awesome", "category"], "adTitle": "awesome title", "price": 10, "currency": "€",
                         "adDescription": "awesome description", "category": "awesome category"}""", "POST").header("Idempotency-Key", key));

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location")).contains(path);
        assertThat(again.headers().firstValue("ETag")).contains("\"0\"");
    }

    @Test
    void anIdempotencyKeyIsForOneRequestOfOnePublisher() {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first =
                send(request("/publisher/anna/ad", AWESOME, "POST").header("Idempotency-Key", key));
        String path = first.headers().firstValue("Location").orElseThrow();

        assertProblem(
                send(request("/publisher/anna/ad", AWESOME.replace("10", "11"), "POST")
                        .header("Idempotency-Key", key)),
                422,
                "idempotency-key-conflict");
        assertProblem(
                send(request(path, AWESOME, "PATCH").header("Idempotency-Key", key)), 422, "idempotency-key-conflict");
        assertThat(send(request("/publisher/berta/ad", AWESOME, "POST").header("Idempotency-Key", key))
                        .statusCode())
                .isEqualTo(201);
        assertProblem(
                send(request("/publisher/anna/ad", AWESOME, "POST").header("Idempotency-Key", "x".repeat(256))),
                400,
                "bad-request");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"price": -1}                            | price must not be negative
            {"price": 1e400}                         | price must be at most 999999999999.99
            {"price": 1e999999999}                   | price must be at most 999999999999.99
            {"price": 1e-9}                          | price must have at most 2 decimals in EUR
            {"price": "10"}                          | price must be a number
            {"price": null}                          | price is required
            {"adTitle": null}                        | adTitle is required
            {"adTitle": 7}                           | adTitle must be a string
            {"adTitle": "\\ud800"}                   | adTitle must not have halves of surrogate pairs
            {"currency": "euro"}                     | currency must be an ISO 4217 code or a symbol such as €
            {"category": ["a"]}                      | category must be a string
            {"tags": "red"}                          | tags must be a list of strings
            {"tags": ["red", 7]}                     | tags/1 must be a string
            {"colour": "red"}                        | colour is not a field of an ad
            {"a/b~c": 1}                             | a~1b~0c is not a field of an ad
            {"adId": "0123456789012345678901"}       | adId is given by the service
            {"version": 3}                           | version is given by the service
            """)
    void whatIsWrongWithAnAdIsNamed(String wrong, String fault) throws IOException {
        long before = revisions();

        HttpResponse<String> answer = post("/publisher/anna/ad", merged(wrong));

        assertProblem(answer, 400, "invalid-ad");
        assertThat(faults(answer)).containsExactly(fault);
        assertThat(revisions()).isEqualTo(before);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        HttpResponse<String> answer = post(
                "/publisher/a%20b/ad",
                "{\"adTitle\": \"" + "x".repeat(5000)
                        + "\", \"price\": \"free\", \"currency\": \"€\", \"brand\": \"VW\"}");

        assertProblem(answer, 400, "invalid-ad");
        assertThat(faults(answer))
                .containsExactlyInAnyOrder(
                        "publisherId must be 1 to 64 of the characters A-Z a-z 0-9 . _ ~ -",
                        "adTitle must have at most 200 characters, but has 5000",
                        "price must be a number",
                        "brand is not a field of an ad",
                        "category is required");
    }

    @Test
    void aChangeThatBreaksTheRulesIsRefused() {
        String path = created();
        assertThat(patch(path, "{\"price\": 10.50}").statusCode()).isEqualTo(200);

        HttpResponse<String> answer = patch(path, "{\"currency\": \"JPY\"}");

        assertProblem(answer, 400, "invalid-ad");
        assertThat(faults(answer)).containsExactly("price must have at most 0 decimals in JPY");
        assertThat(faults(patch(path, "{\"adTitle\": null, \"price\": -1}")))
                .containsExactly("adTitle is required and cannot be removed", "price must not be negative");
        assertThat(revisions(path)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[]",
                "7",
                "null",
                "{\"price\": 1, \"price\": 2}",
                "{\"price\": 01}",
                "{\"price\": NaN}",
                "{} {}",
                "{\"\\ud800\": 1}",
                "{\"tags\": [[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]}"
            })
    void whatIsNoJsonObjectIsRefused(String body) {
        HttpResponse<String> answer = post("/publisher/anna/ad", body);

        assertProblem(answer, 400, "malformed-json");
        assertThat(answer.body()).doesNotContain("jackson").doesNotContain("StreamRead");
    }

    @Test
    void whereTheJsonIsBrokenIsNamed() {
        assertThat(json(post("/publisher/anna/ad", "{\n  \"adTitle\": oops\n}"))
                        .get("detail")
                        .textValue())
                .contains("line 2, column");
    }

    @Test
    void aBodyThatIsTooLargeOrOfAnotherTypeIsRefused() {
        long before = revisions();

        assertProblem(
                post("/publisher/anna/ad", "{\"adDescription\": \"" + "x".repeat(2_000_000) + "\"}"),
                413,
                "payload-too-large");
        assertProblem(
                send(request("/publisher/anna/ad", "<ad/>", "POST").setHeader("Content-Type", "application/xml")),
                415,
                "unsupported-media-type");

        assertThat(revisions()).isEqualTo(before);
    }

    @Test
    void anotherPublishersAdAndAnUnknownOneAreRefused() {
        String path = created();
        String foreign = path.replace("anna", "berta");

        assertProblem(patch(foreign, "{\"price\": 1}"), 403, "forbidden");
        assertProblem(send(request(foreign, "", "DELETE")), 403, "forbidden");
        assertProblem(patch("/publisher/anna/ad/nosuchad", "{\"price\": 1}"), 404, "ad-not-found");
        assertProblem(send(request("/publisher/anna/ad/" + "x".repeat(2000), "", "DELETE")), 404, "ad-not-found");
        assertThat(revisions(path)).isEqualTo(1);
    }

    @Test
    void aPathOrMethodThatIsNotThereIsAProblemToo() {
        assertProblem(post("/publisher/anna/advert", AWESOME), 404, "not-found");
        assertProblem(send(request("/publisher/anna/ad", AWESOME, "PUT")), 405, "method-not-allowed");
    }

    private String created() {
        HttpResponse<String> answer = post("/publisher/anna/ad", AWESOME);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static String answered(HttpResponse<String> answer) {
        return answer.headers().firstValue("traceparent").orElseThrow();
    }

    private static String traceId(HttpResponse<String> answer) {
        return answered(answer).split("-", -1)[1];
    }

    private List<String> traces(String path) {
        return ledger
                .select("SELECT h.data.event.traceparent FROM history(Ads) AS h WHERE h.data.adId = '"
                        + path.substring(path.lastIndexOf('/') + 1) + "'")
                .stream()
                .map(row -> ((IonText) ((IonStruct) row).get("traceparent")).stringValue())
                .toList();
    }

    private long revisions(String path) {
        return count("SELECT COUNT(*) AS n FROM history(Ads) AS h WHERE h.data.adId = '"
                + path.substring(path.lastIndexOf('/') + 1) + "'");
    }

    private long revisions() {
        return count("SELECT COUNT(*) AS n FROM history(Ads) AS h");
    }

    private long count(String statement) {
        return ((IonInt) ((IonStruct) ledger.select(statement).getFirst()).get("n")).longValue();
    }

    private static String merged(String members) throws IOException {
        String ad = AWESOME.strip();
        return JSON.readTree(members).properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> ad.contains('"' + name + '"'))
                        .findFirst()
                        .map(name -> withoutMember(ad, name))
                        .orElse(ad)
                        .replaceFirst("\\}$", "")
                + ", " + members.substring(1);
    }

    private static String withoutMember(String ad, String name) {
        return ad.replaceFirst("\"" + name + "\": (\"[^\"]*\"|\\[[^]]*\\]|[0-9]+),?\\s*", "")
                .replaceFirst(",\\s*\\}$", "}");
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("type").textValue()).isEqualTo("urn:adledger:problem:" + kind);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("title").textValue()).isNotBlank();
        assertThat(problem.get("detail").textValue()).isNotBlank();
    }

    private static List<String> faults(HttpResponse<String> answer) {
        List<String> faults = new ArrayList<>();
        json(answer)
                .get("errors")
                .forEach(error -> faults.add(error.get("pointer").textValue().substring(1) + " "
                        + error.get("detail").textValue()));
        return faults;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private HttpResponse<String> post(String path, String body) {
        return send(request(path, body, "POST"));
    }

    private HttpResponse<String> patch(String path, String body) {
        return send(request(path, body, "PATCH"));
    }

    private HttpRequest.Builder request(String path, String body, String method) {
        return authorised(HttpRequest.newBuilder(api.endpoint().resolve(path)))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(times);
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return work.apply(number);
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
