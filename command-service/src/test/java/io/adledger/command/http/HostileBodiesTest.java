package io.adledger.command.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.adledger.command.TestLedger;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever the body, the answer comes and is an ad or a problem that is the caller's; what is refused leaves nothing. */
class HostileBodiesTest {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String AD = """
            {"adTitle": "a bike", "adDescription": "äöü 👍", "price": 10.5, "currency": "EUR", "category": "Bicycles",\
             "tags": ["red", "28 inch"]}""";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private static TestLedger ledger;

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServer server;

    private static long published;

    @BeforeContainer
    static void start() {
        ledger = TestLedger.start();
        server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port",
                        -1,
                        "adledger.ledger.endpoint",
                        ledger.ads().endpoint().orElseThrow().toString()));
    }

    @AfterContainer
    static void stop() throws Exception {
        HTTP.close();
        server.close();
        ledger.close();
    }

    @AfterTry
    void whatWasPublishedIsInTheLedgerAndNothingElse() {
        if (published > 0) {
            assertThat(ledger.select("SELECT d.adId FROM Ads AS d")).hasSize(Math.toIntExact(published));
        }
    }

    @Property(tries = 200)
    void anyBytes(@ForAll @Size(max = 300) byte[] body) throws Exception {
        publish(body);
    }

    @Property(tries = 300)
    void anAdWithBytesChanged(@ForAll @Size(min = 1, max = 3) int[] positions, @ForAll byte value) throws Exception {
        byte[] body = AD.getBytes(StandardCharsets.UTF_8);
        for (int position : positions) {
            body[Math.floorMod(position, body.length)] = value;
        }

        publish(body);
    }

    @Property(tries = 300)
    void anAdWithAFieldThatIsSomethingElse(@ForAll("fields") String field, @ForAll("values") String value)
            throws Exception {
        String body = AD.substring(0, AD.length() - 1) + ", \"" + field + "\": " + value + "}";

        publish(body.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> fields() {
        return Arbitraries.of(
                "adTitle",
                "adDescription",
                "price",
                "currency",
                "category",
                "tags",
                "adId",
                "publisherId",
                "version",
                "",
                "createdAt",
                "__proto__",
                "colour");
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> leaves = Arbitraries.of(
                "null",
                "true",
                "0",
                "-1",
                "1e999999999",
                "1e-999999999",
                "-0.0",
                "12345678901234567890.123456789",
                "\"\"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\u202e\"",
                "\"" + "x".repeat(5_000) + "\"",
                "[]",
                "{}",
                "\"10\"",
                "NaN",
                "'10'",
                "[".repeat(2_000));
        return Arbitraries.oneOf(
                leaves,
                leaves.list().ofMaxSize(60).map(all -> "[" + String.join(",", all) + "]"),
                leaves.map(leaf -> "{\"a\": " + leaf + "}"));
    }

    private static void publish(byte[] body) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(server.getURI().resolve("/publisher/anna/ad"))
                        .header("Content-Type", "application/json")
                        .timeout(LONGEST_ANSWER)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() == 201) {
            published++;
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isIn(List.of(400, 413, 415, 422));
            assertThat(problem(answer).path("type").asText()).startsWith("urn:adledger:problem:");
            assertThat(answer.body()).doesNotContain("Exception", "io.adledger", "com.fasterxml");
        }
    }

    private static JsonNode problem(HttpResponse<String> answer) throws JsonProcessingException {
        return JSON.readTree(answer.body());
    }
}
