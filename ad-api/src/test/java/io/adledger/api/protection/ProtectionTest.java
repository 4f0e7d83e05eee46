package io.adledger.api.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.adledger.api.access.Audience;
import io.adledger.api.access.Issuer;
import io.adledger.api.access.OpenTo;
import io.micronaut.context.ApplicationContext;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every answer has, and who sends too much, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectionTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(30);
    private static final String PASSWORD = "of-this-test-only";
    private static final String PAGE = "https://shop.example";

    private final HttpClient http = HttpClient.newHttpClient();
    private Issuer issuer;
    private EmbeddedServer server;
    private EmbeddedServer limited;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        issuer = new Issuer();
        Map<String, Object> settings = new HashMap<>(Map.of(
                "micronaut.server.port",
                -1,
                "adledger.tokens.issuer",
                Issuer.NAME,
                "adledger.tokens.audience",
                Issuer.AUDIENCE,
                "adledger.tokens.keys",
                issuer.publicKeysIn(folder).toString(),
                "micronaut.server.cors.enabled",
                true,
                "micronaut.server.cors.configurations.pages.allowed-origins",
                List.of(PAGE),
                "micronaut.server.cors.configurations.pages.allow-credentials",
                false));
        server = ApplicationContext.run(EmbeddedServer.class, settings);
        settings.put("adledger.rate-limit.requests-per-second", 1);
        settings.put("adledger.rate-limit.burst", 2);
        limited = ApplicationContext.run(EmbeddedServer.class, settings);
    }

    @AfterAll
    void stop() {
        server.close();
        limited.close();
    }

    @Controller("/protected")
    @OpenTo(Audience.EVERYONE)
    static class ProtectedController {

        @Get
        String open() {
            return "open";
        }

        @Get("/version")
        io.micronaut.http.HttpResponse<String> version() {
            return io.micronaut.http.HttpResponse.ok("one").header("ETag", "\"1\"");
        }

        @Get("/broken")
        String broken() {
            throw new IllegalStateException("it is broken, as it should be");
        }

        @Post
        String taken() {
            return "taken";
        }

        @Get("/closed")
        @OpenTo(Audience.OPERATORS)
        String closed() {
            return "closed";
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/protected,200",
        "GET,/protected/closed,401",
        "GET,/nothing,404",
        "PUT,/protected,405",
        "POST,/protected,415",
        "GET,/protected/broken,500"
    })
    void everyAnswerHasTheHeaders(String method, String path, int status) {
        HttpResponse<String> answer = send(server, method, path, "Content-Type", "text/x-unknown");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().map())
                .containsEntry("x-content-type-options", List.of("nosniff"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cache-control", List.of("no-store"))
                .containsEntry("content-security-policy", List.of("default-src 'none'; frame-ancestors 'none'"))
                .doesNotContainKey("strict-transport-security");
    }

    @Test
    void whatHasAVersionMayBeKeptByWhoAskedAndIsAskedForAgain() {
        assertThat(send(server, "GET", "/protected/version").headers().firstValue("Cache-Control"))
                .contains("private, no-cache");
    }

    @Test
    void whoSendsTooMuchIsToldWhenToComeAgainAndNobodyElseIs() throws Exception {
        String anna = "Bearer " + issuer.sign(Issuer.claims("anna").subject("anna"));
        String ben = "Bearer " + issuer.sign(Issuer.claims("ben").subject("ben"));

        await().atMost(LONG_ENOUGH)
                .until(() -> send(limited, "GET", "/protected", "Authorization", anna)
                                .statusCode()
                        == 429);
        HttpResponse<String> refused = refused(anna);

        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(refused.body()).contains("\"type\":\"urn:adledger:problem:too-many-requests\"");
        assertThat(send(limited, "GET", "/protected", "Authorization", ben).statusCode())
                .isEqualTo(200);
        await().atMost(LONG_ENOUGH)
                .until(() -> send(limited, "GET", "/protected", "Authorization", anna)
                                .statusCode()
                        == 200);
    }

    @Test
    void whoHasNoTokenThatHoldsCountsByAddressAndRefusalsCount() {
        await().atMost(LONG_ENOUGH)
                .until(() -> send(limited, "GET", "/protected/closed", "Authorization", "Bearer forged")
                                .statusCode()
                        == 429);
    }

    @Test
    void pagesOfOriginsThatAreAllowedMayAskAndOthersMayNot() {
        HttpResponse<String> allowed = send(server, "GET", "/protected", "Origin", PAGE);
        HttpResponse<String> other = send(server, "GET", "/protected", "Origin", "https://elsewhere.example");

        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(send(
                                server,
                                "OPTIONS",
                                "/protected/closed",
                                "Origin",
                                PAGE,
                                "Access-Control-Request-Method",
                                "GET",
                                "Access-Control-Request-Headers",
                                "authorization")
                        .headers()
                        .firstValue("Access-Control-Allow-Headers")
                        .orElseThrow())
                .containsIgnoringCase("authorization");
    }

    @Test
    void overTlsBrowsersAreToldToStayThere(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        makeKey(store);
        Map<String, Object> settings = Map.of(
                "micronaut.server.ssl.enabled",
                true,
                "micronaut.server.ssl.port",
                -1,
                "micronaut.server.ssl.key-store.path",
                store.toUri().toString(),
                "micronaut.server.ssl.key-store.password",
                PASSWORD,
                "micronaut.server.ssl.key-store.type",
                "PKCS12");
        try (EmbeddedServer secure = ApplicationContext.run(EmbeddedServer.class, settings);
                HttpClient trusting =
                        HttpClient.newBuilder().sslContext(trusting(store)).build()) {
            HttpResponse<String> answer = trusting.send(
                    HttpRequest.newBuilder(secure.getURI().resolve("/protected"))
                            .build(),
                    BodyHandlers.ofString());

            assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
        }
    }

    private static void makeKey(Path store) throws IOException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        int exitCode = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1")
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exitCode).isZero();
    }

    private static SSLContext trusting(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("key", keys.getCertificate("key"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void silenceAndSizesAreLimited() {
        NettyHttpServerConfiguration settings =
                server.getApplicationContext().getBean(NettyHttpServerConfiguration.class);

        assertThat(settings.getIdleTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.getReadIdleTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.getWriteIdleTimeout()).isEqualTo(Duration.ofMinutes(2));
        assertThat(settings.getMaxRequestSize()).isEqualTo(256 * 1024);
        assertThat(settings.getMaxHeaderSize()).isEqualTo(8192);
    }

    @Test
    void aLimitIsOneOrMore() {
        assertThat(new RateLimit(5, 0).burst()).isEqualTo(10);
        assertThatThrownBy(() -> new RateLimit(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private HttpResponse<String> refused(String authorization) {
        return await().atMost(LONG_ENOUGH)
                .until(
                        () -> send(limited, "GET", "/protected", "Authorization", authorization),
                        answer -> answer.statusCode() == 429);
    }

    private HttpResponse<String> send(EmbeddedServer to, String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to.getURI().resolve(path)).method(method, BodyPublishers.ofString("{}"));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
