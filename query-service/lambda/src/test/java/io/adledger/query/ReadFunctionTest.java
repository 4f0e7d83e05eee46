package io.adledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazon.ion.IonStruct;
import com.amazon.ion.IonSystem;
import com.amazon.ion.IonText;
import com.amazon.ion.system.IonSystemBuilder;
import io.adledger.ad.AdRevision;
import io.adledger.api.access.Issuer;
import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.journal.AdLedger;
import io.adledger.journal.AdTables;
import io.adledger.lambda.local.LocalFunction;
import io.adledger.lambda.local.LocalHttpApi;
import io.adledger.ledger.catalog.CatalogSettings;
import io.adledger.ledger.catalog.LedgerCatalog;
import io.adledger.ledger.catalog.NewLedger;
import io.adledger.ledger.server.LedgerServer;
import io.adledger.ledger.server.ServerSettings;
import io.adledger.state.AdChange;
import io.adledger.state.AdEntry;
import io.adledger.state.AdStateTable;
import io.adledger.state.DynamoDbAdStateStore;
import io.adledger.state.StateStoreSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.qldb.QldbDriver;

/** A publisher's reads, through the function in the archive that is deployed: upon a real ledger and a real state store. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadFunctionTest {

    private static final IonSystem ION = IonSystemBuilder.standard().build();
    private static final String ADS = "/publisher/anna/ad";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Issuer issuer;
    private final DynamoDbClient tables;
    private final QldbDriver ledger;
    private final LocalHttpApi api;

    ReadFunctionTest(@TempDir Path folder) throws Exception {
        issuer = new Issuer();
        DynamoDbLocalProcess process = started(DynamoDbLocalProcess.inMemory());
        tables = started(StateStoreSettings.local(process.endpoint()).client());
        LedgerCatalog ledgers = started(LedgerCatalog.inMemory(CatalogSettings.defaults()));
        ledgers.obtain(NewLedger.named(AdLedger.DEFAULT_NAME));
        LedgerServer server = started(LedgerServer.start(ServerSettings.onPort(0), ledgers));
        ledger = started(AdLedger.at(server.endpoint())
                .driver(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        api = started(LocalHttpApi.of(started(LocalFunction.start(QueryFunction.wanting(issuer, folder)
                .with("ADLEDGER_LEDGER_ENDPOINT", server.endpoint().toString())
                .with("ADLEDGER_STATE_STORE_ENDPOINT", process.endpoint().toString())))));
    }

    private <T extends AutoCloseable> T started(T part) {
        started.push(part);
        return part;
    }

    @BeforeAll
    void ads() {
        AdTables.ensure(ledger);
        AdStateTable.ensure(tables, StateStoreSettings.DEFAULT_TABLE);
        for (String adId : List.of("one", "two", "three")) {
            publish(adId);
        }
        change("one", "12.50");
        delete("three");
    }

    @AfterAll
    void stop() throws Exception {
        for (AutoCloseable part : started) {
            part.close();
        }
    }

    @Test
    void anAdIsReadWithItsVersionAsTag() throws Exception {
        HttpResponse<String> answer = get(ADS + "/one");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(answer.body()).contains("\"adId\":\"one\"", "\"price\":12.5", "\"version\":1");
        HttpResponse<String> known = send(request(ADS + "/one").header("If-None-Match", "\"7\", W/\"1\""));
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
    }

    @Test
    void pagesAreFollowedByTheirCursor() throws Exception {
        String first = get(ADS + "?limit=1").body();
        assertThat(first).contains("\"adId\":\"two\"");
        String next = first.replaceFirst(".*\"next\":\"([^\"]+)\".*", "$1");

        assertThat(get(ADS + "?limit=1&cursor=" + next).body()).contains("\"adId\":\"one\"", "\"next\":null");
    }

    @Test
    void everyVersionComesFromTheLedger() throws Exception {
        assertThat(get(ADS + "/one?versions=true").body())
                .contains("\"type\":\"AdCreated\"", "\"type\":\"AdUpdated\"", "\"price\":10,", "\"price\":12.5");
        assertThat(get(ADS + "/three?versions=true").body())
                .contains("\"type\":\"AdCreated\"", "\"type\":\"AdDeleted\"");
    }

    @Test
    void aMomentBeforeAllKnowsNoAd() throws Exception {
        assertProblem(get(ADS + "/one?at=2020-01-01T01:00:00%2B01:00"), 404, "ad-not-found");
        assertThat(get(ADS + "/one?at=2999-01-01T00:00:00Z").body()).contains("\"version\":1");
    }

    @Test
    void whatIsNotThereIsAProblem() throws Exception {
        assertProblem(get(ADS + "/never"), 404, "ad-not-found");
        assertProblem(get(ADS + "/three"), 410, "ad-deleted");
        assertProblem(get(ADS + "?limit=0"), 400, "bad-request");
        assertProblem(get("/nothing%20here"), 404, "not-found");
        assertProblem(get("/search?q=bike"), 503, "unavailable");
    }

    @Test
    void onlyThePublisherReadsItsAds() throws Exception {
        assertProblem(get("/publisher/ben/ad/one"), 403, "forbidden");
        assertProblem(get("/publisher/anna%2Fad%2Fone%3F/ad"), 404, "not-found");
        assertProblem(send(unsigned(ADS + "/one")), 401, "unauthorized");
        assertProblem(
                send(unsigned(ADS + "/one").header("Authorization", "Bearer no.such.token")), 401, "unauthorized");
    }

    private void publish(String adId) {
        IonStruct ad = ad("AdCreated", adId, "price: 10.00");
        String document = ledger.execute(transaction -> {
            var row = (IonStruct)
                    transaction.execute("INSERT INTO Ads ?", ad).iterator().next();
            return ((IonText) row.get("documentId")).stringValue();
        });
        state(ad, 0, document);
    }

    private void change(String adId, String price) {
        replace(adId, ad("AdUpdated", adId, "price: " + price));
    }

    private void delete(String adId) {
        IonStruct ad = ad("AdDeleted", adId, "price: 10.00");
        ad.remove("price");
        ad.remove("adTitle");
        replace(adId, ad);
    }

    private void replace(String adId, IonStruct ad) {
        String document = ledger.execute(transaction -> {
            var row = (IonStruct) transaction
                    .execute("UPDATE Ads AS a SET a = ? WHERE a.adId = ?", ad, ION.newString(adId))
                    .iterator()
                    .next();
            return ((IonText) row.get("documentId")).stringValue();
        });
        state(ad, 1, document);
    }

    private void state(IonStruct ad, long version, String document) {
        new DynamoDbAdStateStore(tables, StateStoreSettings.DEFAULT_TABLE)
                .apply(new AdChange.Stated(AdEntry.of(AdRevision.from(ad, version), document, version)));
    }

    private static IonStruct ad(String type, String adId, String field) {
        String second = adId.equals("one") ? "01" : "02";
        return (IonStruct) ION.singleValue("""
                {adId: "%s", publisherId: "anna", adTitle: "title", adDescription: "", currency: "EUR",
                 category: "cars", tags: [], %s, createdAt: 2025-03-01T10:00:%s.000Z, updatedAt: 2025-03-01T10:00:%s.000Z,
                 event: {id: "e", type: "%s", occurredAt: 2025-03-01T10:00:%s.000Z, actor: "anna", commandId: "c",
                         changed: []}}""".formatted(adId, field, second, second, type, second));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) throws Exception {
        return unsigned(path).header("Authorization", "Bearer " + issuer.sign(Issuer.claims("anna")));
    }

    private HttpRequest.Builder unsigned(String path) {
        return HttpRequest.newBuilder(api.endpoint().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"urn:adledger:problem:" + kind + "\"");
    }
}
