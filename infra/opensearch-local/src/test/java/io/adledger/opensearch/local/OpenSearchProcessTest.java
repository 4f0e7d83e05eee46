package io.adledger.opensearch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSearchProcessTest {

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatWasIndexedIsThereAfterItWasKilled() throws Exception {
        try (var first = OpenSearchProcess.start(0, folder)) {
            assertThat(send("PUT", first.endpoint().resolve("/ads"), "{}").statusCode())
                    .isEqualTo(200);
            assertThat(send("PUT", first.endpoint().resolve("/ads/_doc/1"), "{\"title\": \"a bike\"}")
                            .statusCode())
                    .isEqualTo(201);
            first.kill();
            assertThat(first.isAlive()).isFalse();
        }

        try (var second = OpenSearchProcess.start(0, folder)) {
            URI document = second.endpoint().resolve("/_cluster/health/ads?wait_for_status=yellow");
            assertThat(send("GET", document, "").statusCode()).isEqualTo(200);
            assertThat(send("GET", second.endpoint().resolve("/ads/_doc/1"), "").body())
                    .contains("a bike");
        }
    }

    @Test
    void anIndexIsNotMadeByTheWay() throws Exception {
        try (var openSearch = OpenSearchProcess.start(0, folder)) {
            HttpResponse<String> answer =
                    send("PUT", openSearch.endpoint().resolve("/nobody-made-this/_doc/1"), "{\"title\": \"a bike\"}");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThatThrownBy(
                            () -> OpenSearchProcess.start(openSearch.endpoint().getPort(), folder.resolve("other")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("OpenSearch did not start");
        }
    }

    private HttpResponse<String> send(String method, URI uri, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(uri)
                        .method(method, BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .build(),
                BodyHandlers.ofString());
    }
}
