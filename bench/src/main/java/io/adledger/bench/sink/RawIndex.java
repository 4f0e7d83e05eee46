package io.adledger.bench.sink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.adledger.bench.measure.Sample;
import io.adledger.search.AdIndex;
import io.adledger.search.OpenSearchApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Search indexes with AdLedger's mapping, written to by nothing but HTTP. */
final class RawIndex implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 10_000;
    private static final int AT_ONCE = 2_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final OpenSearchApi api;

    RawIndex(URI endpoint, OpenSearchApi api) {
        this.endpoint = endpoint;
        this.api = api;
    }

    /** A document as bulk requests have it. */
    record Document(String id, String source) {}

    /** All documents of an index, up to ten thousand. */
    List<Document> documents(String index) throws IOException, InterruptedException {
        new AdIndex(api, index).refresh();
        List<Document> documents = new ArrayList<>();
        for (JsonNode hit :
                call("GET", "/" + index + "/_search?size=" + MOST, "").at("/hits/hits")) {
            documents.add(
                    new Document(hit.path("_id").asText(), hit.path("_source").toString()));
        }
        return documents;
    }

    /** Writes documents into a new index, many in a request, with versions. */
    Sample write(String index, List<Document> documents) throws IOException, InterruptedException {
        new AdIndex(api, index).ensure();
        long begun = System.nanoTime();
        for (int from = 0; from < documents.size(); from += AT_ONCE) {
            StringBuilder lines = new StringBuilder();
            for (Document document : documents.subList(from, Math.min(documents.size(), from + AT_ONCE))) {
                lines.append("{\"index\":{\"_index\":\"").append(index);
                lines.append("\",\"_id\":\"").append(document.id());
                lines.append("\",\"version\":1,\"version_type\":\"external\"}}\n");
                lines.append(document.source()).append('\n');
            }
            JsonNode answer = call("POST", "/_bulk", lines.toString());
            if (answer.path("errors").asBoolean(true)) {
                throw new IOException("OpenSearch does not take the documents: " + answer);
            }
        }
        return Sample.of(documents.size(), (System.nanoTime() - begun) / 1e9);
    }

    /** Deletes an index that is known by this alias. */
    void delete(String alias) throws IOException, InterruptedException {
        JsonNode unused = call("DELETE", "/" + alias + "-000001", "");
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(endpoint.resolve(path))
                        .header("Content-Type", "application/x-ndjson")
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    method + ' ' + path + " was answered with " + answer.statusCode() + ' ' + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    @Override
    public void close() {
        http.close();
    }
}
