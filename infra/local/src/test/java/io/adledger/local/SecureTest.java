package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers may do with a stack that was started with {@code --secure}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);
    private static final String BIKE = """
        {"adTitle": "a bike", "price": 10, "currency": "EUR", "category": "Bicycles"}\
        """;

    private static final String SHOP = "https://shop.example";

    private final Http http = new Http();
    private Path data;
    private StackProcess stack;
    private Map<String, String> tokens;
    private String adId;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        data = folder.resolve("data");
        stack = StackProcess.up(
                data, StackProcess.freeBasePort(), "--secure", "--allow-origin", SHOP, "--requests-per-second", "50");
        tokens = Map.of(
                "nobody", "",
                "anna", token("--publisher", "anna"),
                "ben", token("--publisher", "ben"),
                "operator", token("--operator"));
        HttpResponse<String> created = send("anna", "POST", "/publisher/anna/ad", BIKE);
        adId = Http.json(created).path("adId").asText();
        await().atMost(LONG_ENOUGH)
                .until(() ->
                        send("anna", "GET", "/publisher/anna/ad/" + adId, "").statusCode() == 200);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    /** {@code AD} is an ad of anna's. Of the four, no one may do more than this. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            method | path                             | nobody | anna | ben | operator
            GET    | /                                | 200    | 200  | 200 | 200
            GET    | /search?q=bike                   | 200    | 200  | 200 | 200
            GET    | /health                          | 200    | 200  | 200 | 200
            POST   | /publisher/anna/ad               | 401    | 201  | 403 | 403
            GET    | /publisher/anna/ad               | 401    | 200  | 403 | 403
            GET    | /publisher/anna/ad/AD            | 401    | 200  | 403 | 403
            GET    | /publisher/anna/ad/none          | 401    | 404  | 403 | 403
            GET    | /publisher/ben/ad/AD             | 401    | 403  | 404 | 403
            GET    | /publisher/anna/ad/AD?versions=true | 401 | 200  | 403 | 403
            PATCH  | /publisher/anna/ad/AD            | 401    | 400  | 403 | 403
            PATCH  | /publisher/anna/ad/none          | 401    | 400  | 403 | 403
            DELETE | /publisher/anna/ad/none          | 401    | 404  | 403 | 403
            POST   | /publisher/operators/ad          | 401    | 403  | 403 | 403
            GET    | /status                          | 401    | 403  | 403 | 200
            GET    | /metrics                         | 401    | 403  | 403 | 200
            GET    | /dead-letters                    | 401    | 403  | 403 | 200
            GET    | /dead-letters/search/1           | 401    | 403  | 403 | 404
            POST   | /dead-letters/search/1/redrive   | 401    | 403  | 403 | 404
            POST   | /dead-letters/search/redrive     | 401    | 403  | 403 | 200
            GET    | /snapshots                       | 401    | 403  | 403 | 200
            GET    | /snapshots/1                     | 401    | 403  | 403 | 404
            GET    | /nothing/here                    | 404    | 404  | 404 | 404
            """, useHeadersInDisplayName = true)
    void aRouteIsForThoseThatItSays(String method, String path, int nobody, int anna, int ben, int operator) {
        String target = path.replace("AD", adId);
        String body = method.equals("POST") ? BIKE : "{\"price\": -1}";

        assertThat(Stream.of("nobody", "anna", "ben", "operator")
                        .map(caller -> send(caller, method, target, body).statusCode()))
                .containsExactly(nobody, anna, ben, operator);
    }

    @Test
    void aSnapshotIsTakenForOperatorsOnly() {
        assertThat(send("nobody", "POST", "/snapshots", "").statusCode()).isEqualTo(401);
        assertThat(send("anna", "POST", "/snapshots", "").statusCode()).isEqualTo(403);
        assertThat(Http.json(send("operator", "GET", "/snapshots", "")).has("run"))
                .isFalse();
        // There is nothing before the ledger began, which only those are told who may ask.
        assertThat(send("operator", "POST", "/snapshots", "").statusCode()).isEqualTo(400);
    }

    @Test
    void whoMayNotIsToldTheSameWhateverThereIs() {
        String another = "/publisher/anna/ad/";

        assertThat(send("ben", "GET", another + adId, "").body())
                .isEqualTo(send("ben", "GET", another + "none", "").body())
                .isEqualTo(send("ben", "PATCH", another + adId, "{}").body())
                .isEqualTo(send("operator", "DELETE", another + adId, "").body())
                .isEqualTo(
                        send("ben", "DELETE", "/publisher/ben/ad/" + adId, "").body())
                .isEqualTo(send("ben", "GET", "/status", "").body());
        assertThat(send("anna", "GET", another + adId, "").statusCode()).isEqualTo(200);
    }

    Stream<String> forgeries() throws ParseException, JOSEException {
        String good = tokenOf("anna");
        String[] parts = good.split("\\.", -1);
        String[] ofBen = tokenOf("ben").split("\\.", -1);
        JWTClaimsSet claims = SignedJWT.parse(good).getJWTClaimsSet();
        var shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        shared.sign(new MACSigner(new byte[32]));
        return Stream.of(
                "nonsense",
                new PlainJWT(claims).serialize(),
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + ofBen[2],
                ofBen[0] + "." + parts[1] + "." + ofBen[2],
                shared.serialize());
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void aForgedTokenChangesNothingAndTellsNothing(String token) {
        String ad = "/publisher/anna/ad/" + adId;
        String before = send("anna", "GET", ad + "?versions=true", "").body();

        HttpResponse<String> refused = http.send("PATCH", stack.uri(ad), "{\"price\": 1}", token);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body())
                .isEqualTo(send("nobody", "GET", "/status", "").body())
                .doesNotContain(adId);
        assertThat(send("anna", "GET", ad + "?versions=true", "").body()).isEqualTo(before);
    }

    @Test
    void aTokenOfAnotherStackDoesNotHoldHere(@TempDir Path folder) throws Exception {
        TokenKey other = TokenKey.make(folder);

        assertThat(http.send("GET", stack.uri("/status"), "", other.operatorToken(Duration.ofHours(1)))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoSendsTooMuchIsToldToWaitAndNobodyElseIs() throws Exception {
        String carl = token("--publisher", "carl");

        HttpResponse<String> refused = Stream.generate(() -> http.send("GET", stack.uri("/"), "", carl))
                .limit(5_000)
                .filter(answer -> answer.statusCode() != 200)
                .findFirst()
                .orElseThrow();

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(send("anna", "GET", "/", "").statusCode()).isEqualTo(200);
    }

    @Test
    void answersKeepBrowsersOutOfTroubleAndPagesOfTheShopMayAsk() {
        HttpResponse<String> answer =
                Http.send(HttpRequest.newBuilder(stack.uri("/status")).header("Origin", SHOP));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().map())
                .containsEntry("access-control-allow-origin", List.of(SHOP))
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("cache-control", List.of("no-store"))
                .containsKey("content-security-policy");
    }

    @Test
    void healthTellsOfThePartsToOperatorsOnly() {
        assertThat(send("nobody", "GET", "/health", "").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("parts");
        assertThat(send("operator", "GET", "/health", "").body()).contains("\"state store\":\"ready\"");
    }

    @Test
    void theCommandsSendTheirOwnTokens() throws Exception {
        assertThat(run("status", data).output()).contains("state-store", "well");
        assertThat(run("status", data.resolveSibling("elsewhere")).output()).contains("wants another token", "--data");
        assertThat(StackProcess.run("dlq", "list", "--data", data.toString(), "--base-port", port())
                        .output())
                .contains("0 dead letters");
        assertThat(StackProcess.run("load", "--generate", "5", "--data", data.toString(), "--base-port", port())
                        .output())
                .contains("5 published");
    }

    @Test
    void theKeyIsItsOwnersAndNoTokenIsInTheLog() throws IOException {
        Path folder = data.resolve("tokens");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("signing-key.json"))))
                .isEqualTo("rw-------");
        assertThat(Files.readString(folder.resolve("public-keys.json"))).doesNotContain("\"d\"");
        assertThat(Files.readString(data.resolve("adledger.log")))
                .doesNotContain("eyJ")
                .doesNotContain(adId);
    }

    @Test
    void aTokenIsNotGivenForWhatIsNone() throws Exception {
        for (List<String> wrong : List.of(
                List.<String>of(),
                List.of("--publisher", "anna", "--operator"),
                List.of("--publisher", "a/b"),
                List.of("--operator", "--for", "31d"),
                List.of("--operator", "--for", "soon"))) {
            assertThat(StackProcess.run(words(wrong)).exitCode())
                    .as("%s", wrong)
                    .isEqualTo(2);
        }
        assertThat(StackProcess.run(words(List.of("--publisher", "operators"))).output())
                .contains("no publisher can be called operators");
    }

    @Test
    void withoutSecurityTheApiIsServedOnThisMachineOnly(@TempDir Path folder) throws Exception {
        StackProcess.Ended refused = StackProcess.run(
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--base-port",
                Integer.toString(StackProcess.freeBasePort()),
                "--api-address",
                "0.0.0.0");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output()).contains("without --secure the API is served on this machine only");
    }

    private HttpResponse<String> send(String caller, String method, String path, String body) {
        return http.send(method, stack.uri(path), body, tokenOf(caller));
    }

    private String tokenOf(String caller) {
        return Objects.requireNonNull(tokens.get(caller));
    }

    private String token(String... options) throws IOException, InterruptedException {
        StackProcess.Ended issued = StackProcess.run(words(List.of(options)));
        assertThat(issued.exitCode()).as(issued.output()).isZero();
        return issued.output().strip();
    }

    private String[] words(List<String> options) {
        return Stream.concat(Stream.of("token", "--data", data.toString()), options.stream())
                .toArray(String[]::new);
    }

    private String port() {
        return Integer.toString(stack.basePort());
    }

    private StackProcess.Ended run(String command, Path folder) throws IOException, InterruptedException {
        return StackProcess.run(command, "--data", folder.toString(), "--base-port", port());
    }
}
