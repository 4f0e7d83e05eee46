package io.adledger.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the security plugin is told, by its API; the OpenSearch of the other tests has none. */
class SearchRolesTest {

    private static final String SECURITY = "PUT /_plugins/_security/api/";

    private final Map<String, JsonNode> told = new TreeMap<>();
    private int status = 201;
    private HttpServer plugin;
    private OpenSearchApi api;

    @BeforeEach
    void start() throws IOException {
        plugin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        plugin.createContext("/", this::answer);
        plugin.start();
        api = OpenSearchApi.at(
                URI.create("http://127.0.0.1:" + plugin.getAddress().getPort()));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            told.put(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                    OpenSearchApi.JSON.readTree(exchange.getRequestBody()));
            byte[] answer = "{\"status\": \"CREATED\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    @AfterEach
    void stop() {
        api.close();
        plugin.stop(0);
    }

    @Test
    void eachRoleIsMappedToOneIamRole() {
        new SearchRoles(api).grant("arn:writer", "arn:searcher");

        assertThat(told)
                .containsOnlyKeys(
                        SECURITY + "roles/ads-searcher",
                        SECURITY + "roles/ads-writer",
                        SECURITY + "rolesmapping/ads-searcher",
                        SECURITY + "rolesmapping/ads-writer");
        assertThat(told("rolesmapping/ads-writer").path("backend_roles").toString())
                .isEqualTo("[\"arn:writer\"]");
        assertThat(told("rolesmapping/ads-searcher").path("backend_roles").toString())
                .isEqualTo("[\"arn:searcher\"]");
    }

    @Test
    void nobodyMayMakeAnIndexAndWhoSearchesMayNotWrite() {
        new SearchRoles(api).grant("arn:writer", "arn:searcher");

        assertThat(told("roles/ads-writer").toString() + told("roles/ads-searcher"))
                .doesNotContain("admin")
                .doesNotContain("\"*\"");
        assertThat(told("roles/ads-searcher").toString()).doesNotContain("write");
        assertThat(told("roles/ads-writer").toString()).doesNotContain("read");
        assertThat(told("roles/ads-writer")
                        .path("index_permissions")
                        .path(0)
                        .path("index_patterns")
                        .toString())
                .isEqualTo("[\"ads\",\"ads-*\"]");
    }

    @Test
    void whoMayNotSayThatIsTold() {
        status = 403;
        assertThatExceptionOfType(SearchUnavailableException.class)
                .isThrownBy(() -> new SearchRoles(api).grant("arn:writer", "arn:searcher"))
                .withMessageContaining("Forbidden");
    }

    private JsonNode told(String path) {
        return Objects.requireNonNull(told.get(SECURITY + path));
    }
}
