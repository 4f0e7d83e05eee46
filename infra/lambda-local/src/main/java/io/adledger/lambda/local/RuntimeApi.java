package io.adledger.lambda.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Where a function's process asks for events, and where it tells what became of them. Events are handed out one after another, in the order in which they came.
 * Thread-safe.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda's runtime API</a>; {@code restore} is of SnapStart
 */
final class RuntimeApi implements AutoCloseable {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String ARN = "arn:aws:lambda:us-east-1:000000000000:function:local";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Instant> ready = new CompletableFuture<>();
    private final CompletableFuture<Instant> checkpoint = new CompletableFuture<>();
    private final CompletableFuture<Void> restore = new CompletableFuture<>();

    RuntimeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(ROOT, this::handle);
        server.start();
    }

    /** {@code HOST:PORT}, as functions are told. */
    String address() {
        return InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** Completes when the function asks for its first event. */
    CompletableFuture<Instant> ready() {
        return ready;
    }

    /** Completes when the function has run what it does before it is kept; with SnapStart. */
    CompletableFuture<Instant> checkpoint() {
        return checkpoint;
    }

    /** Lets a function that was kept go on. */
    void restore() {
        restore.complete(null);
    }

    Invocation submit(String event, Instant deadline) {
        Invocation invocation = Invocation.of(event, deadline);
        running.put(invocation.id(), invocation);
        waiting.add(invocation);
        return invocation;
    }

    /** Lets everyone who waits for the function know that there will be no more of it. */
    void end(Exception reason) {
        ready.completeExceptionally(reason);
        checkpoint.completeExceptionally(reason);
        running.values().forEach(invocation -> invocation.answer().completeExceptionally(reason));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] words =
                    exchange.getRequestURI().getPath().substring(ROOT.length()).split("/", -1);
            switch (words) {
                case String[] w when isCall(w, "invocation", "next") -> next(exchange);
                case String[] w when isCall(w, "restore", "next") -> keep(exchange);
                case String[] w
                when isCall(w, "init", "error") || isCall(w, "restore", "error") -> {
                    end(report(exchange));
                    exchange.sendResponseHeaders(202, -1);
                }
                case String[] w when w.length == 3 && w[0].equals("invocation") -> answer(exchange, w[1], w[2]);
                default -> exchange.sendResponseHeaders(404, -1);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isCall(String[] words, String first, String second) {
        return words.length == 2 && words[0].equals(first) && words[1].equals(second);
    }

    private void next(HttpExchange exchange) throws IOException, InterruptedException {
        ready.complete(Instant.now());
        Invocation invocation = waiting.take();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Lambda-Runtime-Aws-Request-Id", invocation.id());
        exchange.getResponseHeaders().set("Lambda-Runtime-Invoked-Function-Arn", ARN);
        exchange.getResponseHeaders()
                .set(
                        "Lambda-Runtime-Deadline-Ms",
                        Long.toString(invocation.deadline().toEpochMilli()));
        byte[] event = invocation.event().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, event.length);
        exchange.getResponseBody().write(event);
    }

    private void keep(HttpExchange exchange) throws IOException {
        checkpoint.complete(Instant.now());
        restore.join();
        exchange.sendResponseHeaders(200, -1);
    }

    private void answer(HttpExchange exchange, String id, String kind) throws IOException {
        Invocation invocation = running.remove(id);
        if (invocation == null) {
            exchange.sendResponseHeaders(403, -1);
            return;
        }
        if (kind.equals("response")) {
            invocation.answer().complete(text(exchange));
        } else {
            invocation.answer().completeExceptionally(report(exchange));
        }
        exchange.sendResponseHeaders(202, -1);
    }

    private static ReportedException report(HttpExchange exchange) throws IOException {
        return new ReportedException(text(exchange));
    }

    private static String text(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        restore.cancel(false);
        server.stop(0);
        threads.shutdownNow();
    }
}
