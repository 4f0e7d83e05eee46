package io.adledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.Timestamp;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ad.AdRevision;
import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.query.ad.AdVersion;
import io.adledger.state.AdChange;
import io.adledger.state.AdEntry;
import io.adledger.state.AdStateTable;
import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.StateStoreSettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryApiTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();
    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private final DynamoDbLocalProcess process;
    private final DynamoDbClient client;
    private final EmbeddedServer server;
    private final DynamoDbAdStateStore store;
    private final RecordedHistory history;

    QueryApiTest() throws IOException {
        process = DynamoDbLocalProcess.inMemory();
        client = StateStoreSettings.local(process.endpoint()).client();
        server = ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port",
                        -1,
                        "adledger.state-store.endpoint",
                        process.endpoint().toString(),
                        "adledger.ledger.endpoint",
                        "http://127.0.0.1:1"));
        store = new DynamoDbAdStateStore(client, StateStoreSettings.DEFAULT_TABLE);
        history = server.getApplicationContext().getBean(RecordedHistory.class);
    }

    @BeforeAll
    void ads() {
        AdStateTable.ensure(client, StateStoreSettings.DEFAULT_TABLE);
        created("one", "anna", 0);
        updated("one", "anna", 1);
        created("gone", "anna", 2);
        deleted("gone", "anna", 1, 5);
        for (int i = 0; i < 25; i++) {
            created("ben" + i, "ben", i);
        }
    }

    @AfterAll
    void stop() {
        server.close();
        client.close();
        process.close();
    }

    @Test
    void anAdIsReadWithItsVersionAsTag() {
        HttpResponse<String> answer = get("/publisher/anna/ad/one");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(answer.body())
                .contains(
                        "\"price\":12.5",
                        "\"tags\":[]",
                        "\"adDescription\":\"\"",
                        "\"version\":1",
                        "\"createdAt\":\"2025-03-01T12:00:00Z\"");
        assertThat(get("/publisher/anna/ad/one", "\"7\", W/\"1\"").statusCode()).isEqualTo(304);
        assertThat(get("/publisher/anna/ad/one", "\"0\"").statusCode()).isEqualTo(200);
    }

    @Test
    void anAdOfAnotherPublisherIsUnknownAndADeletedOneIsGone() {
        assertProblem(get("/publisher/ben/ad/one"), 404);
        assertProblem(get("/publisher/ben/ad/gone"), 404);
        assertProblem(get("/publisher/anna/ad/never"), 404);
        assertProblem(get("/publisher/anna/ad/" + "x".repeat(3000)), 404);
        assertProblem(get("/publisher/anna/ad/gone"), 410);
    }

    @Test
    void pagesAreNewestFirstAndMissNothing() {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<String> page = get("/publisher/ben/ad?limit=10" + cursor);
            assertThat(page.statusCode()).isEqualTo(200);
            all("\"adId\":\"([^\"]+)\"", page.body()).forEach(ids::add);
            cursor = all("\"next\":\"([^\"]+)\"", page.body()).stream()
                    .map(token -> "&cursor=" + token)
                    .findFirst()
                    .orElse("");
        } while (!cursor.isEmpty());

        assertThat(ids).hasSize(25).doesNotHaveDuplicates();
        assertThat(ids.getFirst()).isEqualTo("ben24");
        assertThat(ids.getLast()).isEqualTo("ben0");
    }

    @Test
    void aDeletedAdIsInNoPage() {
        assertThat(all("\"adId\":\"([^\"]+)\"", get("/publisher/anna/ad").body()))
                .containsExactly("one");
        assertThat(get("/publisher/nobody/ad").body()).isEqualTo("{\"ads\":[],\"next\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/publisher/ben/ad?limit=0",
                "/publisher/ben/ad?limit=101",
                "/publisher/ben/ad?limit=ten",
                "/publisher/ben/ad?cursor=bm9uZQ",
                "/publisher/ben/ad?cursor=%21",
                "/publisher/anna/ad/one?at=yesterday",
                "/publisher/anna/ad/one?at=2025-03-01T12:00:00",
                "/publisher/anna/ad/one?versions=maybe",
                "/publisher/anna/ad/one?versions=true&at=2025-03-01T12:00:00Z"
            })
    void whatCannotBeReadIsABadRequest(String path) {
        assertProblem(get(path), 400);
    }

    @Test
    void everyVersionComesWithItsEventAlsoOfADeletedAd() {
        HttpResponse<String> answer = get("/publisher/anna/ad/gone?versions=true");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(all("\"type\":\"([^\"]+)\"", answer.body())).containsExactly("AdCreated", "AdDeleted");
        assertThat(answer.body())
                .contains("\"ad\":null")
                .contains("\"transactionId\":\"tx-1\"", "\"traceparent\":null");
        assertProblem(get("/publisher/ben/ad/gone?versions=true"), 404);
    }

    @Test
    void anAdThatWasRestoredIsThereAgainAndItsEventTellsWhichVersionItIsLike() {
        created("back", "olga", 0);
        deleted("back", "olga", 1, 4);
        IonStruct document = content(document("back", "olga", 8, "AdRestored"), "10");
        IonStruct past = ((IonStruct) document.get("event")).put("restored").newEmptyStruct();
        past.put("version").newInt(0);
        past.put("asOf").newTimestamp(Timestamp.forMillis(NOON.toEpochMilli(), 0));
        commit("back", 2, 8, document);

        assertThat(get("/publisher/olga/ad/back").body()).contains("\"version\":2");
        assertProblem(get("/publisher/olga/ad/back?at=2025-03-01T12:00:05Z"), 410);
        assertThat(get("/publisher/olga/ad/back?at=2025-03-01T12:00:09Z").statusCode())
                .isEqualTo(200);
        String versions = get("/publisher/olga/ad/back?versions=true").body();
        assertThat(all("\"type\":\"([^\"]+)\"", versions)).containsExactly("AdCreated", "AdDeleted", "AdRestored");
        assertThat(all("(\"restored\":\\{[^}]+})", versions))
                .containsExactly("\"restored\":{\"version\":0,\"asOf\":\"2025-03-01T12:00:00Z\"}");
    }

    @Test
    void aMomentShowsTheAdAsItWas() {
        assertProblem(get("/publisher/anna/ad/one?at=2025-03-01T11:59:59Z"), 404);
        assertThat(get("/publisher/anna/ad/one?at=2025-03-01T13:00:00%2B01:00").body())
                .contains("\"version\":0", "\"price\":10,");
        assertThat(get("/publisher/anna/ad/one?at=2025-03-01T13:00:00+01:00").statusCode())
                .isEqualTo(200);
        assertThat(get("/publisher/anna/ad/one?at=2030-01-01T00:00:00Z").body()).contains("\"version\":1");
        assertThat(get("/publisher/anna/ad/gone?at=2025-03-01T12:00:03Z").statusCode())
                .isEqualTo(200);
        assertProblem(get("/publisher/anna/ad/gone?at=2025-03-01T12:00:05Z"), 410);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body()).contains("\"type\":\"urn:adledger:problem:", "\"status\":" + status, "\"detail\":");
    }

    private HttpResponse<String> get(String path) {
        return get(path, null);
    }

    private HttpResponse<String> get(String path, @Nullable String ifNoneMatch) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.getURL() + path));
        if (ifNoneMatch != null) {
            request.header("If-None-Match", ifNoneMatch);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> all(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private void created(String adId, String publisherId, int second) {
        commit(adId, 0, second, content(document(adId, publisherId, second, "AdCreated"), "10"));
    }

    private void updated(String adId, String publisherId, int second) {
        commit(adId, 1, second, content(document(adId, publisherId, 0, "AdUpdated"), "12.50"));
    }

    private void deleted(String adId, String publisherId, long version, int second) {
        commit(adId, version, second, document(adId, publisherId, second, "AdDeleted"));
    }

    private void commit(String adId, long version, int second, IonStruct document) {
        AdRevision ad = AdRevision.from(document, version);
        history.add(
                "doc-" + adId,
                new AdVersion(version, NOON.plusSeconds(second), "tx-" + version, false, Optional.of(ad)));
        store.apply(new AdChange.Stated(AdEntry.of(ad, "doc-" + adId, version)));
    }

    private static IonStruct content(IonStruct document, String price) {
        document.put("adTitle").newString("title");
        document.put("adDescription").newString("");
        document.put("price").newDecimal(new BigDecimal(price));
        document.put("currency").newString("EUR");
        document.put("category").newString("cars");
        document.put("tags").newEmptyList();
        return document;
    }

    private static IonStruct document(String adId, String publisherId, int second, String type) {
        Timestamp time = Timestamp.forMillis(NOON.plusSeconds(second).toEpochMilli(), 0);
        IonStruct document = ION.newEmptyStruct();
        document.put("adId").newString(adId);
        document.put("publisherId").newString(publisherId);
        document.put("createdAt").newTimestamp(time);
        document.put("updatedAt").newTimestamp(time);
        IonStruct event = document.put("event").newEmptyStruct();
        event.put("id").newString("event");
        event.put("type").newString(type);
        event.put("occurredAt").newTimestamp(time);
        event.put("actor").newString(publisherId);
        event.put("commandId").newString("command");
        event.put("changed").newEmptyList();
        return document;
    }
}
