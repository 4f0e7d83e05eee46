package io.adledger.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.util.Timeout;
import org.opensearch.client.opensearch._types.OpenSearchException;
import org.opensearch.client.opensearch.generic.Body;
import org.opensearch.client.opensearch.generic.OpenSearchGenericClient;
import org.opensearch.client.opensearch.generic.Requests;
import org.opensearch.client.opensearch.generic.Response;
import org.opensearch.client.transport.OpenSearchTransport;
import org.opensearch.client.transport.aws.AwsSdk2Transport;
import org.opensearch.client.transport.aws.AwsSdk2TransportOptions;
import org.opensearch.client.transport.httpclient5.ApacheHttpClient5TransportBuilder;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** OpenSearch's REST API: JSON there and JSON back. Thread-safe; to be closed. */
public final class OpenSearchApi implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final int SECONDS_TO_CONNECT = 2;
    private static final int SECONDS_TO_ANSWER = 15;
    private static final String JSON_LINES = "application/x-ndjson";
    private static final String SIGNED_FOR = "es";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
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

    /**
     * A domain of Amazon OpenSearch Service: requests are signed with the credentials that the AWS SDK finds. What is reached
     * without TLS is a stand-in for one on this machine, and gets no signature.
     *
     * @param region of the domain
     * @see <a href="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/request-signing.html">Signing
     *     requests to Amazon OpenSearch Service</a>
     */
    public static OpenSearchApi ofDomain(URI endpoint, String region) {
        return endpoint.getScheme().equals("https")
                ? signed(
                        endpoint,
                        region,
                        DefaultCredentialsProvider.builder().build(),
                        UrlConnectionHttpClient.builder()
                                .connectionTimeout(Duration.ofSeconds(SECONDS_TO_CONNECT))
                                .socketTimeout(Duration.ofSeconds(SECONDS_TO_ANSWER))
                                .build())
                : at(endpoint);
    }

    /** Requests that are signed, as they go to any domain. The client is closed with the API. */
    static OpenSearchApi signed(URI endpoint, String region, AwsCredentialsProvider credentials, SdkHttpClient client) {
        return new OpenSearchApi(new AwsSdk2Transport(
                client,
                endpoint.getAuthority(),
                SIGNED_FOR,
                Region.of(region),
                AwsSdk2TransportOptions.builder().setCredentials(credentials).build()));
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
            return send(
                    Requests.builder().body(Body.from(JSON.writeValueAsBytes(body), "application/json")),
                    method,
                    path,
                    parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a request with lines of JSON; throws as {@link #call} does. */
    JsonNode lines(String method, String path, List<String> lines) {
        byte[] body = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return send(Requests.builder().body(Body.from(body, JSON_LINES)), method, path, Map.of());
    }

    /** What is at a path; throws as {@link #call} does. */
    JsonNode get(String path) {
        return send(Requests.builder(), "GET", path, Map.of());
    }

    /** Whether there is something at a path. */
    boolean exists(String path) {
        try (Response response = execute(Requests.builder().method("HEAD").endpoint(path))) {
            if (mayPass(response.getStatus())) {
                throw new SearchUnavailableException("OpenSearch answers " + response.getStatus());
            }
            return response.getStatus() < 300;
        } catch (IOException e) {
            throw new SearchUnavailableException("OpenSearch does not answer: " + e, e);
        }
    }

    private JsonNode send(
            Requests.JsonBodyBuilder request, String method, String path, Map<String, String> parameters) {
        try (Response response = execute(request.method(method).endpoint(path).query(parameters))) {
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

    private Response execute(Requests.JsonBodyBuilder request) throws IOException {
        try {
            return client.execute(request.build());
        } catch (OpenSearchException e) {
            // So are the signed requests answered that are forbidden.
            throw new SearchUnavailableException("OpenSearch answers " + e.status(), e);
        }
    }

    /**
     * Whether what was answered with this status may be answered otherwise later. Rights are not what a request can do
     * anything about, and can be put right.
     */
    static boolean mayPass(int status) {
        return status == UNAUTHORIZED || status == FORBIDDEN || status == TOO_MANY_REQUESTS || status >= 500;
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
