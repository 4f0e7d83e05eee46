package io.adledger.bench.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Calls of the API of a running AdLedger. Thread-safe. */
final class AdCalls implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI api;

    AdCalls(URI api) {
        this.api = api;
    }

    /**
     * A published ad.
     *
     * @param word that no other ad has in its title
     */
    record Published(URI location, String word) {}

    /**
     * Publishes an ad.
     *
     * @return none if it is refused for now, as too much at once is
     * @throws IOException if it is not taken for another reason
     */
    Optional<Published> publish() throws IOException, InterruptedException {
        String word = UUID.randomUUID().toString().replace("-", "");
        String ad = "{\"adTitle\":\"bench " + word + "\",\"adDescription\":\"" + "all of it works well ".repeat(8)
                + "\",\"price\":12.5,\"currency\":\"EUR\",\"category\":\"bench\",\"tags\":[\"bench\"]}";
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(api.resolve("/publisher/bench/ad"))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(ad))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() == 503) {
            return Optional.empty();
        }
        require(answer, 201);
        return Optional.of(new Published(
                api.resolve(answer.headers().firstValue("Location").orElseThrow()), word));
    }

    /** Asks for nothing but an answer. */
    void health() throws IOException, InterruptedException {
        require(get(api.resolve("/health")), 200);
    }

    /** Whether the state store has an ad. */
    boolean isReadable(Published ad) throws IOException, InterruptedException {
        return get(ad.location()).statusCode() == 200;
    }

    /** Whether search finds an ad. */
    boolean isFound(Published ad) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(api.resolve("/search?q=" + ad.word()));
        require(answer, 200);
        return answer.body().contains("\"total\":1");
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }

    private static void require(HttpResponse<String> answer, int status) throws IOException {
        if (answer.statusCode() != status) {
            throw new IOException(answer.request().method() + ' ' + answer.uri() + " was answered with "
                    + answer.statusCode() + ' ' + answer.body());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
