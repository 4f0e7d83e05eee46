package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole stack through its front door: real processes, real HTTP, the real driver, the real DynamoDB Local. */
class EndToEndTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String AWESOME_AD = """
        {"adTitle": "awesome title", "adDescription": "awesome description", "price": 10, "currency": "€", \
        "category": "awesome category", "tags": ["awesome", "category"]}\
        """;

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
    void anAdIsCreatedUpdatedAndDeletedAndEveryReadShowsIt() {
        URI ad = create("awesome-publisher", AWESOME_AD);
        JsonNode created = awaitAd(ad);
        assertThat(created.path("adTitle").asText()).isEqualTo("awesome title");
        assertThat(created.path("currency").asText()).isEqualTo("EUR");
        assertThat(created.path("price").decimalValue()).isEqualByComparingTo(BigDecimal.TEN);
        assertThat(created.path("tags")).hasSize(2);

        HttpResponse<String> patched = http.patch(ad, "{\"price\": 12.5}");
        assertThat(patched.statusCode()).isEqualTo(200);
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(
                        Http.json(http.get(ad)).path("price").decimalValue())
                .isEqualByComparingTo("12.5"));

        URI search = stack.uri("/?q=awesome+titel&publisher=awesome-publisher");
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(Http.json(http.get(search))
                        .path("ads")
                        .path(0)
                        .path("price")
                        .asText())
                .isEqualTo("12.5"));

        assertThat(http.delete(ad).statusCode()).isEqualTo(204);
        await().atMost(LONG_ENOUGH)
                .untilAsserted(() -> assertThat(http.get(ad).statusCode()).isEqualTo(410));
        await().atMost(LONG_ENOUGH).untilAsserted(() -> assertThat(
                        Http.json(http.get(search)).path("total").asInt())
                .isZero());
        assertThat(http.get(URI.create(ad + "?versions=true")).statusCode()).isEqualTo(200);
    }

    @Test
    void whatHappensToAnAdIsOnTheEventBus() throws IOException, InterruptedException {
        URI ad = create("eventful-publisher", AWESOME_AD);
        awaitAd(ad);
        assertThat(http.patch(ad, "{\"price\": 12.5}").statusCode()).isEqualTo(200);
        assertThat(http.delete(ad).statusCode()).isEqualTo(204);

        URI live = URI.create("http://127.0.0.1:" + (stack.basePort() + 5) + "/events");
        HttpRequest fromTheBeginning =
                HttpRequest.newBuilder(live).header("Last-Event-ID", "0").build();
        String id = ad.getPath().substring(ad.getPath().lastIndexOf('/') + 1);
        try (HttpClient client = HttpClient.newHttpClient();
                Stream<String> lines =
                        client.send(fromTheBeginning, BodyHandlers.ofLines()).body()) {
            List<String> types = assertTimeoutPreemptively(
                    LONG_ENOUGH, () -> lines.filter(line -> line.startsWith("data:") && line.contains(id))
                            .limit(3)
                            .map(line -> line.replaceAll(".*\"detail-type\":\"(\\w+)\".*", "$1"))
                            .toList());
            assertThat(types).containsExactly("AdCreated", "AdUpdated", "AdDeleted");
            client.shutdownNow();
        }
    }

    @Test
    void afterALoadTheStateStoreHoldsExactlyTheAcceptedAds() throws IOException, InterruptedException {
        Path csv = Files.writeString(folder.resolve("ads.csv"), """
            publisherId,adTitle,adDescription,price,currency,category,tags
            shop-1,"A ""good"" bike, red",Für Kinder,12.50,€,Bicycles,red|28 inch
            shop-1,,no title,5,EUR,Bicycles,
            shop-2,A table,,"$1,200",EUR,Furniture,
            shop-2,A chair,,cheap,EUR,Furniture,
            shop-2,A lamp,,-1,EUR,Furniture,
            shop-3,A boat,,7,XXL,Boats,
            """);

        var load = load(csv.toString());
        var repeated = load(csv.toString());
        var generated = load("--generate", "60", "--seed", "3");

        assertThat(load.exitCode()).isZero();
        assertThat(load.output())
                .contains("  row 3: ", "  row 5: price: \"cheap\"", "  row 6: ", "  row 7: ", "6 rows: 2 published");
        assertThat(repeated.output()).contains("6 rows: 0 published, 2 published before, 4 rejected");
        assertThat(generated.output()).contains("60 rows: 60 published");
        StackProcess.Ended check = check();
        assertThat(check.output()).contains("ads: the state store is what the history says");
        assertThat(check.exitCode()).isZero();
    }

    private URI create(String publisher, String body) {
        HttpResponse<String> answer = http.post(stack.uri("/publisher/" + publisher + "/ad"), body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return stack.uri("/publisher/" + publisher + "/ad/"
                + Http.json(answer).path("adId").asText());
    }

    private JsonNode awaitAd(URI ad) {
        return Http.json(await().atMost(LONG_ENOUGH).until(() -> http.get(ad), answer -> answer.statusCode() == 200));
    }

    private StackProcess.Ended load(String... arguments) throws IOException, InterruptedException {
        return onThisStack("load", arguments);
    }

    private StackProcess.Ended check() throws IOException, InterruptedException {
        return onThisStack(
                "check",
                "--credentials",
                folder.resolve("data").resolve("credentials").toString());
    }

    private StackProcess.Ended onThisStack(String command, String... arguments)
            throws IOException, InterruptedException {
        String[] words = new String[arguments.length + 3];
        words[0] = command;
        words[1] = "--base-port";
        words[2] = Integer.toString(stack.basePort());
        System.arraycopy(arguments, 0, words, 3, arguments.length);
        return StackProcess.run(words);
    }
}
