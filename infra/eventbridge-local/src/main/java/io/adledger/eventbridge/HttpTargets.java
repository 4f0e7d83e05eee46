package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts events to targets. What a target does not answer with a status of 200 to 299 is sent again, with growing pauses,
 * and is a line of the dead letters' file in the end. Thread-safe.
 */
final class HttpTargets implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpTargets.class);
    private static final int ATTEMPTS = 6;
    private static final int AT_ONCE = 32;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Duration firstPause;
    private final EventLog deadLetters;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).executor(threads).build();

    HttpTargets(EventLog deadLetters, Duration firstPause) {
        this.deadLetters = deadLetters;
        this.firstPause = firstPause;
    }

    void deliver(ObjectNode target, ObjectNode event) {
        var unused = threads.submit(() -> {
            try {
                String error = attempts(target, TargetInput.of(target).from(event));
                if (!error.isEmpty()) {
                    setAside(target, event, error);
                }
            } catch (InterruptedException e) {
                setAside(target, event, "the server was stopped");
            }
        });
    }

    /** The last error; empty if it was taken. */
    private String attempts(ObjectNode target, String body) throws InterruptedException {
        int attempts = 1
                + Math.min(
                        ATTEMPTS - 1,
                        target.path("RetryPolicy").path("MaximumRetryAttempts").asInt(ATTEMPTS - 1));
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            String error = attempt(target, body);
            if (error.isEmpty() || attempt == attempts) {
                return error;
            }
            long half = pause.toMillis() / 2;
            Thread.sleep(half + ThreadLocalRandom.current().nextLong(half + 1));
            pause = pause.multipliedBy(2);
        }
    }

    private String attempt(ObjectNode target, String body) throws InterruptedException {
        slots.acquire();
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(target.path("Arn").asText()))
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? "" : "status " + status;
        } catch (IOException e) {
            return e.toString();
        } finally {
            slots.release();
        }
    }

    private void setAside(ObjectNode target, ObjectNode event, String error) {
        ObjectNode letter = Json.object().put("error", error);
        letter.set("target", target);
        letter.set("event", event);
        try {
            deadLetters.append(List.of(letter));
        } catch (IOException e) {
            LOG.error(
                    "An event that the target {} did not take is lost",
                    target.path("Id").asText(),
                    e);
        }
    }

    /** Gives up what was not delivered yet: it is among the dead letters then. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        client.shutdownNow();
    }
}
