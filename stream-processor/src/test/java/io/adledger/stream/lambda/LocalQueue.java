package io.adledger.stream.lambda;

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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A queue that messages can be sent to, by SQS' JSON protocol: it takes 1 MiB, as SQS does since August 2025, and answers with the
 * digest that the SDK checks. Thread-safe.
 */
public final class LocalQueue implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_BYTES = 1 << 20;

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile boolean failing;

    private LocalQueue(HttpServer server) {
        this.server = server;
    }

    public static LocalQueue start() {
        try {
            LocalQueue queue =
                    new LocalQueue(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            queue.server.createContext("/", queue::answer);
            queue.server.start();
            return queue;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public String url() {
        return endpoint() + "/000000000000/letters";
    }

    /** The bodies of all messages so far. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** The messages so far are gone. */
    public void empty() {
        messages.clear();
    }

    /** Whether it refuses everything from now on. */
    public void fail(boolean fails) {
        failing = fails;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String body = request.path("MessageBody").asText();
            boolean asked =
                    "AmazonSQS.SendMessage".equals(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
                            && request.path("QueueUrl").asText().equals(url());
            if (!asked || failing || body.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
                reply(
                        exchange,
                        400,
                        "{\"__type\":\"com.amazonaws.sqs#InvalidParameterValue\",\"message\":\"refused\"}");
                return;
            }
            messages.add(body);
            reply(
                    exchange,
                    200,
                    JSON.createObjectNode()
                            .put("MessageId", UUID.randomUUID().toString())
                            .put("MD5OfMessageBody", md5(body))
                            .toString());
        }
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
