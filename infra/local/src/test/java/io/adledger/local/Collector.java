package io.adledger.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Takes spans as a collector does, by OTLP over HTTP, and keeps their bytes. */
final class Collector implements AutoCloseable {

    private final HttpServer server;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Whether it has a span of a trace with a name. */
    boolean has(String traceId, String name) {
        String bytes = taken.toString(StandardCharsets.ISO_8859_1);
        String id = new String(HexFormat.of().parseHex(traceId), StandardCharsets.ISO_8859_1);
        return bytes.contains(id) && bytes.contains(name);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            taken.writeBytes(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
