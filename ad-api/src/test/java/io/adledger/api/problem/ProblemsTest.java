package io.adledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the server answers when something is wrong, over real HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProblemsTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private EmbeddedServer server;

    @BeforeAll
    void start() {
        server = ApplicationContext.run(
                EmbeddedServer.class, Map.of("micronaut.server.port", -1, "micronaut.server.max-request-size", "1KB"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Controller("/things")
    static class ThingController {

        @Get("/{number}")
        String thing(int number, @QueryValue int weight) {
            return number + " " + weight;
        }

        @Post
        @Consumes("application/json")
        String add(HttpRequest<byte[]> request) {
            return "added " + request.getBody().map(body -> body.length).orElse(0);
        }

        @Get("/broken")
        String broken() {
            throw new IllegalStateException("the secret is 42");
        }

        @Get("/problem")
        String problem() {
            throw new ProblemException(
                    ProblemKind.UNAVAILABLE, "Come again.", List.of(new Fault("/a", "must not be \"b\"")));
        }

        @Get("/text")
        @Produces("text/plain")
        String text() {
            return "text";
        }
    }

    @Test
    void whatOurCodeFindsIsToldWithItsFaults() {
        HttpResponse<String> answer = send("GET", "/things/problem", "");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(answer.body()).isEqualTo("""
                        {"type":"urn:adledger:problem:unavailable","title":"The service cannot answer now","status":503,\
                        "detail":"Come again.","errors":[{"pointer":"/a","detail":"must not be \\"b\\""}]}""");
    }

    @Test
    void whatTheFrameworkFindsIsToldInTheSameWay() {
        assertProblem(send("GET", "/nothing/here", ""), 404, "not-found");
        assertProblem(send("PUT", "/things", ""), 405, "method-not-allowed");
        assertProblem(send("GET", "/things/seven?weight=1", ""), 400, "bad-request");
        assertProblem(send("GET", "/things/7", ""), 400, "bad-request");
        assertProblem(send("POST", "/things", "x".repeat(2000)), 413, "payload-too-large");
        assertProblem(
                send("POST", "/things", "<a/>", "Content-Type", "application/xml"), 415, "unsupported-media-type");
        assertProblem(send("GET", "/things/text", "", "Accept", "image/png"), 406, "not-acceptable");
        assertThat(send("PUT", "/things", "").headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void whatNobodyHasForeseenIsToldWithoutAnythingOfIt() {
        HttpResponse<String> answer = send("GET", "/things/broken", "");

        assertProblem(answer, 500, "internal");
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void aRequestThatIsNoUriIsAProblem() throws IOException {
        String answer = raw("GET /things/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:adledger:problem:" + kind + "\"", "\"status\":" + status, "\"detail\":\"");
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        java.net.http.HttpRequest.Builder request = java.net.http.HttpRequest.newBuilder(
                        server.getURI().resolve(path))
                .setHeader("Content-Type", "application/json")
                .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer", e);
        }
    }
}
