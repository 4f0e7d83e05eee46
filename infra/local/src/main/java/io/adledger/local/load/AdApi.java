package io.adledger.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.local.CommandFailure;
import io.adledger.local.OwnTokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The public API of a running AdLedger, as a load uses it. What may pass (too many requests, a restart, a broken
 * connection) is tried again, ever more slowly, for as long as {@code patience} says. Thread-safe.
 */
final class AdApi implements AutoCloseable {

    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429, 500, 502, 503, 504);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIME_TO_ANSWER)
            .build();
    private final URI base;
    private final Duration patience;
    private final OwnTokens tokens;

    AdApi(URI base, Duration patience, OwnTokens tokens) {
        this.base = base;
        this.patience = patience;
        this.tokens = tokens;
    }

    /**
     * The identity of the ledger that is served: data directories have different ones.
     *
     * @throws CommandFailure if nothing answers there, or not as AdLedger does
     */
    String ledgerIdentity() {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(base.resolve("/health"))
                            .timeout(TIME_TO_ANSWER)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode health = new ObjectMapper().readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new CommandFailure("AdLedger on " + base + " is not ready: " + answer.body());
            }
            return health.path("identity").asText("unknown");
        } catch (IOException nobody) {
            throw new CommandFailure(
                    "no AdLedger answers on " + base + ": start it with ./ads up, or say where with --base-port",
                    nobody);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", interrupted);
        }
    }

    /**
     * Publishes an ad.
     *
     * @throws CommandFailure if it could not be said in time whether it was accepted
     */
    Outcome publish(Row.Posting posting, IdempotencyKey key) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        base.resolve("/publisher/" + segment(posting.publisherId()) + "/ad"))
                .timeout(TIME_TO_ANSWER)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key.value())
                .POST(HttpRequest.BodyPublishers.ofString(posting.body()));
        Instant deadline = Instant.now().plus(patience);
        Duration pause = FIRST_PAUSE;
        while (true) {
            Attempt attempt =
                    attempt(tokens.asPublisher(request, posting.publisherId()).build());
            Optional<Outcome> outcome = attempt.outcome();
            if (outcome.isPresent()) {
                return outcome.get();
            }
            if (Instant.now().isAfter(deadline)) {
                throw new CommandFailure("row " + posting.number() + " could not be published: " + attempt.trouble()
                        + "; what is published stays so, and the same command goes on from here");
            }
            Thread.sleep(pause.toMillis() + ThreadLocalRandom.current().nextLong(pause.toMillis()));
            pause = longer(pause);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private record Attempt(Optional<Outcome> outcome, String trouble) {}

    private Attempt attempt(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = answer.statusCode();
            if (status / 100 == 2) {
                return new Attempt(Optional.of(new Outcome.Accepted()), "");
            }
            String problem = Problem.sentence(status, answer.body());
            return PASSING.contains(status)
                    ? new Attempt(Optional.empty(), problem)
                    : new Attempt(Optional.of(new Outcome.Rejected(problem)), problem);
        } catch (IOException lostConnection) {
            return new Attempt(Optional.empty(), "AdLedger does not answer on " + base);
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
