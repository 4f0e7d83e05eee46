package io.adledger.local.hammer.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The API of the stack, by any HTTP client. Thread-safe. */
final class Api implements AutoCloseable {

    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    /** An answer. */
    record Reply(int status, String body) {

        /** @throws IOException if the body is no JSON */
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    /**
     * Sends a request once.
     *
     * @throws java.net.ConnectException if it was not sent, as nobody listens
     * @throws IOException if there was no answer: it may have been carried out
     */
    Reply send(String method, String path, Optional<String> json, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(TIME_TO_ANSWER)
                .method(method, json.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
        json.ifPresent(_ -> request.header("Content-Type", "application/json"));
        headers.forEach(request::header);
        HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
        return new Reply(answer.statusCode(), answer.body());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
