package io.adledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.ad.Ad;
import io.adledger.ad.AdContent;
import io.adledger.ad.AdState;
import io.adledger.opensearch.local.OpenSearchProcess;
import io.adledger.search.AdIndex;
import io.adledger.search.OpenSearchApi;
import io.adledger.state.AdChange;
import io.adledger.state.AdEntry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Searches over real HTTP, upon a real index. What it says holds behind any server: see {@link #serve}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchApiTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private OpenSearchProcess openSearch;

    @SuppressWarnings("NullAway.Init")
    private Served api;

    @BeforeAll
    void ads(@TempDir Path folder) throws IOException {
        openSearch = OpenSearchProcess.start(0, folder);
        api = serve(openSearch.endpoint().toString());
        try (OpenSearchApi behind = OpenSearchApi.at(openSearch.endpoint())) {
            AdIndex index = new AdIndex(behind, AdIndex.DEFAULT_ALIAS);
            index.ensure();
            List<AdChange> ads = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                ads.add(ad("lamp" + i, "Desk lamp", 10 + i, "Lamps"));
            }
            ads.add(ad("beetle", "VW Käfer & Söhne", 9_000, "Cars"));
            index.apply(ads);
            index.refresh();
        }
    }

    /** An API at work. */
    record Served(URI endpoint, AutoCloseable server) {}

    /** Serves the API of an index, and of nothing else. */
    Served serve(String openSearch) throws IOException {
        EmbeddedServer netty = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port",
                        -1,
                        "adledger.search.endpoint",
                        openSearch,
                        "adledger.state-store.endpoint",
                        "http://127.0.0.1:1",
                        "adledger.ledger.endpoint",
                        "http://127.0.0.1:1"));
        return new Served(netty.getURI(), netty);
    }

    private static AdChange ad(String id, String title, int price, String category) {
        Ad ad = new Ad(
                id,
                "anna",
                new AdContent(title, "", BigDecimal.valueOf(price), "EUR", category, List.of("tag")),
                NOON.plusSeconds(price),
                NOON.plusSeconds(price));
        return new AdChange.Stated(new AdEntry.Live(new AdState.Live(ad, 0), id, 0));
    }

    @AfterAll
    void stop() throws Exception {
        api.server().close();
        openSearch.close();
    }

    @Test
    void anAdIsFoundByItsWordsAndComesAsItIs() throws IOException {
        JsonNode found = json(get("/?q=" + encoded("kaefer söhne")));

        assertThat(found.path("total").asInt()).isEqualTo(1);
        JsonNode ad = found.path("ads").path(0);
        assertThat(ad.path("adId").asText()).isEqualTo("beetle");
        assertThat(ad.path("price").decimalValue()).isEqualByComparingTo("9000");
        assertThat(ad.path("version").asInt()).isZero();
        assertThat(ad.path("highlights").path("adTitle").path(0).asText())
                .isEqualTo("VW <em>Käfer</em> &amp; <em>Söhne</em>");
        assertThat(found.path("facets").path("category").path(0).path("value").asText())
                .isEqualTo("Cars");
        assertThat(found.path("next").isNull()).isTrue();
        assertThat(json(get("/search?q=kafer")).path("total").asInt()).isEqualTo(1);
        assertThat(json(get("/search?q=kafer,+vw&category=Cars,+old&category=Cars"))
                        .path("total")
                        .asInt())
                .as("a comma is part of its value")
                .isEqualTo(1);
    }

    @Test
    void pagesAreFollowedByTheirCursor() throws IOException {
        List<String> prices = new ArrayList<>();
        String search = "/search?category=lamps&sort=dearest&maxPrice=20&limit=4";
        JsonNode page = json(get(search));
        assertThat(page.path("total").asInt()).isEqualTo(11);
        while (true) {
            page.path("ads").forEach(ad -> prices.add(ad.path("price").asText()));
            if (page.path("next").isNull()) {
                break;
            }
            page = json(get(search + "&cursor=" + page.path("next").asText()));
            assertThat(page.has("facets")).isFalse();
        }

        assertThat(prices).containsExactly("20", "19", "18", "17", "16", "15", "14", "13", "12", "11", "10");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        HttpResponse<String> refused = get("/search?q=" + "x".repeat(201)
                + "&minPrice=cheap&maxPrice=-1&sort=best&limit=0&createdFrom=yesterday&colour=red&cursor=a&cursor=b");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type"))
                .get()
                .asString()
                .contains("problem+json");
        assertThat(JSON.readTree(refused.body()).path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "colour", "q", "minPrice", "maxPrice", "createdFrom", "sort", "limit", "cursor");
        assertThat(get("/search?minPrice=5&maxPrice=4").statusCode()).isEqualTo(400);
        assertThat(get("/search?cursor=nonsense").body()).contains("cursor");
    }

    @Test
    void whileSearchIsDownItSaysSo() throws Exception {
        Served alone = serve("http://127.0.0.1:9");
        try (AutoCloseable _ = alone.server()) {
            HttpResponse<String> answer = get(alone, "/?q=bike");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("Search cannot answer now").doesNotContain("127.0.0.1");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path) throws IOException {
        return get(api, path);
    }

    private HttpResponse<String> get(Served from, String path) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(from.endpoint().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
