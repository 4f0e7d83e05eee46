package io.adledger.lambda.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP API in front of a function: all requests go to it, on the loopback interface, as events of payload format 2.0, and its answers come back. What
 * the format has no room for, such as headers with several values, is lost here as well. Routes and authorizers are not
 * here: whoever gets in is for the function to decide. Thread-safe.
 */
public final class LocalHttpApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalFunction function;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LocalHttpApi(LocalFunction function) throws IOException {
        this.function = function;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Opens one in front of a function, which stays the caller's. */
    public static LocalHttpApi of(LocalFunction function) {
        try {
            return new LocalHttpApi(function);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String event = HttpApiEvent.of(exchange);
            try {
                answer(exchange, JSON.readTree(function.invoke(event)));
            } catch (FunctionFailedException failure) {
                refuse(exchange, String.valueOf(failure.getMessage()));
            }
        }
    }

    private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
        answer.path("headers").properties().forEach(header -> {
            if (!header.getKey().equalsIgnoreCase("Content-Length")) {
                exchange.getResponseHeaders()
                        .set(header.getKey(), header.getValue().asText());
            }
        });
        answer.path("cookies").forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie.asText()));
        byte[] body = answer.path("body").asText("").getBytes(StandardCharsets.UTF_8);
        send(
                exchange,
                answer.path("statusCode").asInt(500),
                answer.path("isBase64Encoded").asBoolean() ? Base64.getDecoder().decode(body) : body);
    }

    /** Where API Gateway tells clients nothing, this tells a test what there is in the function's log. */
    private static void refuse(HttpExchange exchange, String reason) throws IOException {
        send(exchange, 500, reason.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
