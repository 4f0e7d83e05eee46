package io.adledger.stream.faults;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** A consumer of the bus: remembers the ids of all events that it was told. Thread-safe. */
final class Told implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    private Told(HttpServer server) {
        this.server = server;
    }

    /** A consumer of everything on a bus. */
    static Told everythingOn(EventBridgeClient client, String bus) throws IOException {
        Told told = new Told(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        told.server.createContext("/", told::hear);
        told.server.start();
        String target = "http://127.0.0.1:" + told.server.getAddress().getPort() + "/";
        client.putRule(
                rule -> rule.eventBusName(bus).name("everything").eventPattern("{\"source\":[\"adledger.ads\"]}"));
        client.putTargets(targets -> targets.eventBusName(bus)
                .rule("everything")
                .targets(Target.builder().id("told").arn(target).build()));
        return told;
    }

    Set<String> ids() {
        return Set.copyOf(ids);
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            ids.add(JSON.readTree(exchange.getRequestBody())
                    .path("detail")
                    .path("id")
                    .asText());
            exchange.sendResponseHeaders(204, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
