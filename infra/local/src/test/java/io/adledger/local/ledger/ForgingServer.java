package io.adledger.local.ledger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.adledger.ledger.ion.IonValues;
import io.adledger.ledger.journal.ConsistencyProof;
import io.adledger.ledger.journal.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A ledger of one digest, which proves it by what it is told to. */
final class ForgingServer implements AutoCloseable {

    private final HttpServer server;
    private volatile String proof = "";

    private ForgingServer(HttpServer server, Digest digest) {
        this.server = server;
        String tip = IonValues.text(digest.tip()::writeTo);
        server.createContext(
                "/ledgers/ads/digest",
                exchange -> send(
                        exchange,
                        "{\"Digest\": \"" + digest.hash() + "\", \"DigestTipAddress\": " + holder(tip) + "}"));
        server.createContext(
                "/ledgers/ads/consistency", exchange -> send(exchange, "{\"Proof\": " + holder(proof) + "}"));
    }

    static ForgingServer start(Digest digest) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ForgingServer forging = new ForgingServer(server, digest);
            server.start();
            return forging;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answer(ConsistencyProof forged) {
        proof = IonValues.text(forged::writeTo);
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String holder(String ion) {
        return "{\"IonText\": \"" + ion.replace("\"", "\\\"") + "\"}";
    }

    private static void send(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
