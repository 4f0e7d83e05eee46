package io.adledger.eventbridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running EventBridge: its API (JSON 1.1) at {@code POST /}, the events as they come at {@code GET /events}, and
 * {@code GET /health}. It listens on the loopback interface only and asks for no credentials: signatures are not checked.
 * Thread-safe.
 */
public final class EventBridgeServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventBridgeServer.class);
    private static final String JSON = "application/x-amz-json-1.1";
    private static final int LARGEST_REQUEST = 4 * 1024 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LiveView live = new LiveView();
    private final HttpTargets targets;
    private final Api api;

    private EventBridgeServer(int port, Path folder, Duration firstPause) throws IOException {
        targets = new HttpTargets(new EventLog(folder.resolve("dead-letters.ndjson")), firstPause);
        api = new Api(folder, targets, live);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, this::call));
        server.createContext("/events", exchange -> handle(exchange, this::watch));
        server.createContext(
                "/health", exchange -> handle(exchange, one -> answer(one, 200, "{\"status\":\"ready\"}")));
    }

    /**
     * Starts one.
     *
     * @param port the port to listen on; 0 for any free one
     * @param folder where it keeps everything, made if need be; for one server at a time
     * @throws IOException if the port is taken or the folder cannot be used
     */
    public static EventBridgeServer start(int port, Path folder) throws IOException {
        return start(port, folder, Duration.ofMillis(200));
    }

    /** @param firstPause before a target that failed is sent an event again; doubled each time */
    static EventBridgeServer start(int port, Path folder, Duration firstPause) throws IOException {
        EventBridgeServer started = new EventBridgeServer(port, folder, firstPause);
        started.server.start();
        return started;
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void call(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 404, "{\"message\":\"POST / is the API, GET /events the live view\"}");
            return;
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
        if (body.length > LARGEST_REQUEST) {
            answer(exchange, 413, "{\"message\":\"the request is larger than " + LARGEST_REQUEST + " bytes\"}");
            return;
        }
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        answer(exchange, 200, Json.write(api.answer(target, new String(body, StandardCharsets.UTF_8))));
    }

    private void watch(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")) {
            answer(exchange, 405, "{\"message\":\"GET is the method of the live view\"}");
            return;
        }
        live.serve(
                exchange,
                pattern(exchange.getRequestURI()),
                exchange.getRequestHeaders().getFirst("Last-Event-ID"));
    }

    private static Optional<EventPattern> pattern(URI uri) {
        String query = uri.getRawQuery();
        return query == null || !query.startsWith("pattern=")
                ? Optional.empty()
                : Optional.of(EventPattern.of(
                        URLDecoder.decode(query.substring("pattern=".length()), StandardCharsets.UTF_8)));
    }

    private interface Handling {
        void handle(HttpExchange exchange) throws IOException;
    }

    private static void handle(HttpExchange exchange, Handling handling) throws IOException {
        try (exchange) {
            try {
                handling.handle(exchange);
            } catch (ApiError e) {
                answer(exchange, 400, error(e.type(), String.valueOf(e.getMessage())));
            } catch (UncheckedIOException e) {
                LOG.error("The folder of the event bus cannot be used", e);
                answer(exchange, 500, error("InternalException", "The event bus cannot write what it keeps."));
            }
        }
    }

    private static String error(String type, String message) {
        return Json.write(Json.object().put("__type", type).put("message", message));
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", JSON);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Stops it. Stopping it twice is harmless. */
    @Override
    public void close() {
        live.close();
        server.stop(0);
        threads.shutdownNow();
        targets.close();
    }
}
