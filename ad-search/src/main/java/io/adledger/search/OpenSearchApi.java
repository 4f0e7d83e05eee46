package io.adledger.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;

/** OpenSearch's REST API: JSON there and JSON back. Thread-safe; to be closed. */
public final class OpenSearchApi implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int SECONDS_TO_CONNECT = 2;
    private static final int SECONDS_TO_ANSWER = 15;
    private static final String JSON_LINES = "application/x-ndjson";
    private static final int TOO_MANY_REQUESTS = 429;

    private final OpenSearchTransport transport;
    private final OpenSearchGenericClient client;

    /** The API that a transport reaches; the transport is closed with it. */
    public OpenSearchApi(OpenSearchTransport transport) {
        this.transport = transport;
        this.client = new OpenSearchGenericClient(transport);
    }

    /** An OpenSearch at this address which asks for no credentials. */
    public static OpenSearchApi at(URI endpoint) {
        return new OpenSearchApi(ApacheHttpClient5TransportBuilder.builder(
                        new HttpHost(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort()))
                .setRequestConfigCallback(OpenSearchApi::withTimeouts)
                .build());
    }

    @SuppressWarnings("deprecation") // Where the timeout to connect now belongs, the transport sets its own.
    private static RequestConfig.Builder withTimeouts(RequestConfig.Builder requests) {
        return requests.setConnectTimeout(Timeout.of(SECONDS_TO_CONNECT, TimeUnit.SECONDS))
                .setResponseTimeout(Timeout.of(SECONDS_TO_ANSWER, TimeUnit.SECONDS));
    }

    /**
     * Sends a request.
     *
     * @param body any value that Jackson makes JSON of
     * @throws SearchUnavailableException if it may be answered later
     * @throws SearchRefusedException if not
     */
    JsonNode call(String method, String path, Map<String, String> parameters, Object body) {
        try {
            return send(method, path, parameters, Body.from(JSON.writeValueAsBytes(body), "application/json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request with lines of JSON; throws as {@link #call} does. */
    JsonNode lines(String method, String path, List<String> lines) {
        byte[] body = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return send(method, path, Map.of(), Body.from(body, JSON_LINES));
    }

    /** Whether there is something at a path. */
    boolean exists(String path) {
        try (Response response =
                client.execute(Requests.builder().method("HEAD").endpoint(path).build())) {
            if (mayPass(response.getStatus())) {
                throw new SearchUnavailableException("OpenSearch answers " + response.getStatus());
            }
            return response.getStatus() < 300;
        } catch (IOException e) {
            throw new SearchUnavailableException("OpenSearch does not answer: " + e, e);
        }
    }

    private JsonNode send(String method, String path, Map<String, String> parameters, Body body) {
        try (Response response = client.execute(Requests.builder()
                .method(method)
                .endpoint(path)
                .query(parameters)
                .body(body)
                .build())) {
            int status = response.getStatus();
            JsonNode answer = response.getBody().isPresent()
                    ? JSON.readTree(response.getBody().get().bodyAsBytes())
                    : JSON.createObjectNode();
            if (status < 300) {
                return answer;
            }
            if (mayPass(status)) {
                throw new SearchUnavailableException("OpenSearch answers " + status);
            }
            JsonNode error = answer.path("error");
            throw new SearchRefusedException(
                    status, error.path("type").asText(), error.path("reason").asText());
        } catch (IOException e) {
            throw new SearchUnavailableException("OpenSearch does not answer: " + e, e);
        }
    }

    /** Whether what was answered with this status may be answered otherwise later. */
    static boolean mayPass(int status) {
        return status == TOO_MANY_REQUESTS || status >= 500;
    }

    @Override
    public void close() {
        try {
            transport.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
