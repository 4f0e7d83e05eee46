package io.adledger.stream.bus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.adledger.state.Retry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** A server with PutEvents, that answers as it is told and keeps what it took. */
final class AnsweringBus implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The ids of the events of each request, in order of arrival. */
    final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());

    /** The ids of the events that were taken, in order. */
    final List<String> taken = Collections.synchronizedList(new ArrayList<>());

    private final HttpServer server;
    private final EventBridgeClient client;
    private volatile BiFunction<Integer, String, @Nullable String> error = (_, _) -> null;
    private volatile BiFunction<Integer, List<String>, Integer> status = (_, _) -> 200;

    AnsweringBus() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        client = EventBusSettings.local(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .client();
    }

    /** An error code for an entry, by the number of the request, from 0, and the event's id. */
    void failEntries(BiFunction<Integer, String, @Nullable String> failures) {
        error = failures;
    }

    /** A status for a request, by its number, from 0, and its events' ids. */
    void answerWith(BiFunction<Integer, List<String>, Integer> answers) {
        status = answers;
    }

    EventBusSink sink() {
        return new EventBusSink(new EventSender(client, "adledger", new Retry(3, Duration.ofMillis(2))));
    }

    private void answer(HttpExchange exchange) throws IOException {
        JsonNode entries = JSON.readTree(exchange.getRequestBody()).path("Entries");
        List<String> ids = new ArrayList<>();
        for (JsonNode entry : entries) {
            ids.add(JSON.readTree(entry.path("Detail").asText()).path("id").asText());
        }
        int number = requests.size();
        requests.add(List.copyOf(ids));
        int code = status.apply(number, ids);
        byte[] body = JSON.writeValueAsBytes(code == 200 ? results(number, ids) : failure(code));
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private ObjectNode results(int number, List<String> ids) {
        ObjectNode answer = JSON.createObjectNode();
        var results = answer.putArray("Entries");
        for (String id : ids) {
            String code = error.apply(number, id);
            if (code == null) {
                taken.add(id);
                results.addObject().put("EventId", "event");
            } else {
                results.addObject().put("ErrorCode", code).put("ErrorMessage", "as told");
            }
        }
        return answer;
    }

    private static ObjectNode failure(int code) {
        String type = code == 503 ? "InternalException" : "ValidationException";
        return JSON.createObjectNode().put("__type", type).put("message", "as told");
    }

    /** Stops to answer; its sink finds nobody then. */
    void goAway() {
        server.stop(0);
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }
}
