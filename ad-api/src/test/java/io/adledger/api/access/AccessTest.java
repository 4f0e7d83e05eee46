package io.adledger.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which callers pass, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {

    private static final AtomicInteger WRITES = new AtomicInteger();

    private final HttpClient http = HttpClient.newHttpClient();
    private Issuer issuer;
    private EmbeddedServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        issuer = new Issuer();
        server = serve(issuer.publicKeysIn(folder), "127.0.0.1");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static EmbeddedServer serve(URI keys, String host) {
        return ApplicationContext.run(
                EmbeddedServer.class,
                Map.of(
                        "micronaut.server.port",
                        -1,
                        "micronaut.server.host",
                        host,
                        "adledger.tokens.issuer",
                        Issuer.NAME,
                        "adledger.tokens.audience",
                        Issuer.AUDIENCE,
                        "adledger.tokens.keys",
                        keys.toString()));
    }

    @Controller("/publisher/{publisherId}/thing")
    @OpenTo(Audience.PUBLISHER)
    static class ThingController {

        @Get
        String read(String publisherId) {
            return publisherId;
        }

        @Post
        HttpResponse<?> write(String publisherId) {
            WRITES.incrementAndGet();
            return HttpResponse.noContent();
        }

        @Get("/open")
        @OpenTo(Audience.EVERYONE)
        String open(String publisherId) {
            return publisherId;
        }
    }

    @Controller("/machinery")
    static class MachineryController {

        @Get
        String turn() {
            return "turns";
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -               | /publisher/anna/thing      | 401
            anna            | /publisher/anna/thing      | 200
            anna            | /publisher/%61nna/thing    | 200
            anna            | /publisher/ben/thing       | 403
            anna            | /publisher/Anna/thing      | 403
            anna            | /publisher/anna%2Fx/thing  | 403
            anna;ben        | /publisher/ben/thing       | 200
            operators       | /publisher/anna/thing      | 403
            operators       | /publisher/operators/thing | 403
            operators;anna  | /publisher/anna/thing      | 200
            ''              | /publisher/anna/thing      | 403
            -               | /publisher/anna/thing/open | 200
            anna            | /publisher/ben/thing/open  | 200
            -               | /machinery                 | 401
            anna            | /machinery                 | 403
            operators       | /machinery                 | 200
            -               | /nothing                   | 404
            """)
    void aRouteIsForWhomItSays(String groups, String path, int status) throws Exception {
        String authorization = groups.equals("-") ? "" : "Bearer " + issuer.token(groups.split(";", -1));

        assertThat(get(path, authorization).statusCode()).isEqualTo(status);
    }

    @Test
    void aTokenOfCognitoPassesForItsClientOnly() throws Exception {
        assertThat(get("/publisher/anna/thing", "Bearer " + issuer.cognitoToken(Issuer.AUDIENCE, "anna"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/publisher/anna/thing", "Bearer " + issuer.cognitoToken("another", "anna"))
                        .statusCode())
                .isEqualTo(401);
    }

    Stream<Arguments> forgeries() throws Exception {
        var another = new Issuer();
        Instant now = Instant.now();
        String good = issuer.token("anna");
        String[] parts = good.split("\\.", -1);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put("no token", "nonsense");
        tokens.put("no signature wanted", new PlainJWT(Issuer.claims("anna").build()).serialize());
        tokens.put("no signature", parts[0] + "." + parts[1] + ".");
        tokens.put("a signature of zeros", parts[0] + "." + parts[1] + "." + base64(new byte[64]));
        tokens.put(
                "the signature of another",
                parts[0] + "." + parts[1] + "." + another.token("anna").split("\\.", -1)[2]);
        tokens.put("other groups", parts[0] + "." + claims("operators") + "." + parts[2]);
        tokens.put("another key by the same name", another.sign(Issuer.claims("anna")));
        tokens.put(
                "a key of its own in the header",
                Issuer.sign(
                        Issuer.header().jwk(another.key.toPublicJWK()).build(),
                        Issuer.claims("anna"),
                        new ECDSASigner(another.key)));
        tokens.put(
                "the public key as a shared secret",
                Issuer.sign(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("ec").build(),
                        Issuer.claims("anna"),
                        new MACSigner(issuer.key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8))));
        tokens.put("expired", issuer.sign(Issuer.claims("anna").expirationTime(Date.from(now.minusSeconds(60)))));
        tokens.put("without an end", issuer.sign(Issuer.claims("anna").expirationTime(null)));
        tokens.put("not valid yet", issuer.sign(Issuer.claims("anna").notBeforeTime(Date.from(now.plusSeconds(60)))));
        tokens.put("another issuer", issuer.sign(Issuer.claims("anna").issuer("https://issuer.example/other")));
        tokens.put("no issuer", issuer.sign(Issuer.claims("anna").issuer(null)));
        tokens.put("another audience", issuer.sign(Issuer.claims("anna").audience("shop")));
        tokens.put("no audience", issuer.sign(Issuer.claims("anna").audience((String) null)));
        tokens.put("nobody's", issuer.sign(Issuer.claims("anna").subject(null)));
        tokens.put("an ID token", issuer.sign(Issuer.claims("anna").claim("token_use", "id")));
        tokens.put("groups in one text", issuer.sign(Issuer.claims().claim("cognito:groups", "anna")));
        return tokens.entrySet().stream().map(token -> Arguments.of(token.getKey(), token.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aForgedTokenChangesNothingAndTellsNothing(String kind, String token) {
        int before = WRITES.get();

        java.net.http.HttpResponse<String> refused = post("/publisher/anna/thing", "Bearer " + token);

        assertThat(refused.statusCode()).as(kind).isEqualTo(401);
        assertThat(refused.body()).isEqualTo(post("/publisher/anna/thing", "").body());
        assertThat(refused.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(WRITES.get()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"Basic ", "'' ", "Bearer Bearer ", "Bearer x "})
    void aTokenIsGivenInOneWayOnly(String scheme) throws Exception {
        assertThat(get("/publisher/anna/thing", scheme + issuer.token("anna")).statusCode())
                .isEqualTo(401);
        assertThat(get("/publisher/anna/thing?access_token=" + issuer.token("anna"), "")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoIsNotAllowedIsToldThatAndNothingElse() throws Exception {
        java.net.http.HttpResponse<String> refused = get("/publisher/ben/thing", "Bearer " + issuer.token("anna"));

        assertThat(refused.body()).isEqualTo("""
                        {"type":"urn:adledger:problem:forbidden","title":"This is not allowed to you","status":403,\
                        "detail":"The ad, or what you ask for, is not yours."}""");
    }

    @Test
    void aTokenThatDoesNotHoldIsNoHindranceWhereNoneIsWanted() {
        assertThat(get("/publisher/anna/thing/open", "Bearer nonsense").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "::", "no.such.host.invalid"})
    void withoutTokensNothingListensBeyondThisMachine(String host) {
        assertThatThrownBy(() -> ApplicationContext.run(
                        EmbeddedServer.class, Map.of("micronaut.server.port", -1, "micronaut.server.host", host)))
                .hasStackTraceContaining("it would listen on " + host + " without security");
    }

    @ParameterizedTest
    @CsvSource({"issuer", "audience", "keys"})
    void settingsThatAreNotWholeAreNoSettings(String missing, @TempDir Path folder) throws Exception {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of(
                "micronaut.server.port",
                -1,
                "adledger.tokens.issuer",
                Issuer.NAME,
                "adledger.tokens.audience",
                Issuer.AUDIENCE,
                "adledger.tokens.keys",
                issuer.publicKeysIn(folder).toString()));
        settings.remove("adledger.tokens." + missing);

        assertThatThrownBy(() -> ApplicationContext.run(EmbeddedServer.class, settings))
                .hasStackTraceContaining(missing);
    }

    @Test
    void aHeadOfWhatIsNotOnesIsRefusedToo() {
        assertThat(send(request("/machinery", "").method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void withTokensItMay(@TempDir Path folder) throws Exception {
        try (EmbeddedServer open = serve(issuer.publicKeysIn(folder), "0.0.0.0")) {
            assertThat(open.isRunning()).isTrue();
        }
    }

    @Test
    void byDefaultItListensOnThisMachineWithoutTokens() {
        try (EmbeddedServer local = ApplicationContext.run(EmbeddedServer.class, Map.of("micronaut.server.port", -1))) {
            assertThat(local.getHost()).isEqualTo("127.0.0.1");
            assertThat(send(HttpRequest.newBuilder(local.getURI().resolve("/machinery")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String claims(String group) {
        JWTClaimsSet claims = Issuer.claims(group).build();
        return base64(claims.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private java.net.http.HttpResponse<String> get(String path, String authorization) {
        return send(request(path, authorization));
    }

    private java.net.http.HttpResponse<String> post(String path, String authorization) {
        return send(request(path, authorization).POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    private HttpRequest.Builder request(String path, String authorization) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.getURI().resolve(path)).setHeader("Content-Type", "application/json");
        return authorization.isEmpty() ? request : request.setHeader("Authorization", authorization);
    }

    private java.net.http.HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), java.net.http.HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
