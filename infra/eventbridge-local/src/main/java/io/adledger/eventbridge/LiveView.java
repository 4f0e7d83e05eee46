package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The events as they come, as Server-Sent Events. The newest are kept for those who come back with the id of the last that
 * they saw; who reads too slowly is hung up on, and may come back so. Thread-safe.
 */
final class LiveView implements AutoCloseable {

    private static final int KEPT = 1000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Deque<Numbered> newest = new ArrayDeque<>();
    // Ids go up over restarts too, so that an id of an earlier run is older than all of this one.
    private long lastId = Instant.now().toEpochMilli() * 1000;

    private record Numbered(long id, ObjectNode event) {}

    private static final class Watcher {
        private final LinkedBlockingQueue<Numbered> queue = new LinkedBlockingQueue<>(KEPT);
        private volatile boolean gone;
    }

    synchronized void publish(ObjectNode event) {
        Numbered numbered = new Numbered(++lastId, event);
        newest.add(numbered);
        if (newest.size() > KEPT) {
            newest.removeFirst();
        }
        watchers.forEach(watcher -> watcher.gone |= !watcher.queue.offer(numbered));
    }

    /** Serves one who watches, until that one or the server goes. */
    void serve(HttpExchange exchange, Optional<EventPattern> pattern, @Nullable String lastSeen) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().add("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        Watcher watcher = watch(lastSeen);
        try (OutputStream out = exchange.getResponseBody()) {
            write(out, ": the events as they come\n\n");
            while (!watcher.gone) {
                Numbered next = watcher.queue.poll(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
                if (next == null) {
                    write(out, ":\n\n");
                } else if (pattern.map(one -> one.matches(next.event())).orElse(true)) {
                    write(out, "id: " + next.id() + "\ndata: " + Json.write(next.event()) + "\n\n");
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            watchers.remove(watcher);
        }
    }

    private synchronized Watcher watch(@Nullable String lastSeen) {
        Watcher watcher = new Watcher();
        if (lastSeen != null && lastSeen.matches("[0-9]{1,18}")) {
            long last = Long.parseLong(lastSeen);
            List<Numbered> missed =
                    newest.stream().filter(one -> one.id() > last).toList();
            watcher.queue.addAll(missed);
        }
        watchers.add(watcher);
        return watcher;
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        watchers.forEach(watcher -> watcher.gone = true);
    }
}
