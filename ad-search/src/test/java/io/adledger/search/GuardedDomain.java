package io.adledger.search;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.adledger.ledger.server.signature.AccessKey;
import io.adledger.ledger.server.signature.AccessKeys;
import io.adledger.ledger.server.signature.SignatureRefusedException;
import io.adledger.ledger.server.signature.SignatureVerifier;
import io.adledger.ledger.server.signature.SignedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** An OpenSearch behind a door that lets in what is signed with one key, as a domain of AWS's does. */
final class GuardedDomain implements AutoCloseable {

    private static final String REFUSED = "{\"message\":\"The request signature does not match\"}";

    private final HttpServer door;
    private final HttpClient inside = HttpClient.newHttpClient();
    private final SignatureVerifier verifier;
    private final URI domain;
    private final List<String> letIn = new CopyOnWriteArrayList<>();

    private GuardedDomain(HttpServer door, URI domain, AccessKey key) {
        this.door = door;
        this.domain = domain;
        this.verifier = new SignatureVerifier("es", AccessKeys.of(List.of(key)), InstantSource.system());
    }

    static GuardedDomain before(URI domain, AccessKey key) {
        try {
            HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            GuardedDomain guarded = new GuardedDomain(door, domain, key);
            door.createContext("/", guarded::answer);
            door.start();
            return guarded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("https://127.0.0.1:" + door.getAddress().getPort());
    }

    /** Method and path of what was let in. */
    List<String> letIn() {
        return List.copyOf(letIn);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            try {
                verifier.verify(new Received(exchange, body));
            } catch (SignatureRefusedException e) {
                reply(exchange, 403, "application/json", REFUSED.getBytes(StandardCharsets.UTF_8));
                return;
            }
            letIn.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            pass(exchange, body);
        }
    }

    private void pass(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(domain.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : List.of("Content-Type", "Content-Encoding")) {
            exchange.getRequestHeaders()
                    .getOrDefault(header, List.of())
                    .forEach(value -> request.header(header, value));
        }
        try {
            HttpResponse<byte[]> answer = inside.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            reply(
                    exchange,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("application/json"),
                    answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        boolean none = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // Compared with nothing.
    private record Received(HttpExchange exchange, byte[] content) implements SignedRequest {

        @Override
        public String method() {
            return exchange.getRequestMethod();
        }

        @Override
        public String target() {
            return exchange.getRequestURI().toString();
        }

        @Override
        public Iterable<Map.Entry<String, String>> headers() {
            return exchange.getRequestHeaders().entrySet().stream()
                    .flatMap(header -> header.getValue().stream().map(value -> Map.entry(header.getKey(), value)))
                    .toList();
        }

        @Override
        public byte[] body() {
            return content;
        }
    }

    @Override
    public void close() {
        door.stop(0);
        inside.close();
    }
}
