package io.adledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers behind the sinks are killed under load, one after another. */
class OutagesTest {

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(90);
    private static final Map<String, String> SERVERS = Map.of(
            "state-store", "DynamoDbLocalServer", "search", "OpenSearchServer", "archive", "io.adledger.s3.server");

    @TempDir
    private Path folder;

    private final Http http = new Http();

    @Test
    void whileAServerIsDownTheOtherReadersAreFedAndItsOwnCatchesUpWithNothingLostOrDoubled() throws Exception {
        Path data = folder.resolve("data");
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicInteger refused = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        try (StackProcess stack = StackProcess.up(data, StackProcess.freeBasePort())) {
            try (ExecutorService publisher = Executors.newSingleThreadExecutor()) {
                publisher.execute(() -> {
                    while (!enough.get()) {
                        publish(stack, acknowledged, refused);
                    }
                });
                for (String server : List.of("search", "state-store", "archive")) {
                    int before = acknowledged.size();
                    stack.killServer(String.valueOf(SERVERS.get(server)));
                    await().atMost(LONG_ENOUGH).until(() -> acknowledged.size() > before + 20);
                    await().atMost(LONG_ENOUGH)
                            .until(() -> http.get(stack.uri("/health")).statusCode() == 200);
                    await().atMost(LONG_ENOUGH).until(() -> behind(stack, server) < 50);
                }
                enough.set(true);
            }
            assertThat(refused).hasValue(0);

            await().atMost(LONG_ENOUGH)
                    .until(() -> SERVERS.keySet().stream().allMatch(sink -> behind(stack, sink) == 0));
            assertThat(Http.json(http.get(stack.uri("/dead-letters")))
                            .path("total")
                            .asInt())
                    .isZero();
            StackProcess.Ended check = StackProcess.run(
                    "check",
                    "--base-port",
                    Integer.toString(stack.basePort()),
                    "--credentials",
                    data.resolve("credentials").toString());
            assertThat(check.output()).contains("the state store is what the history says");
            await().atMost(LONG_ENOUGH)
                    .untilAsserted(() -> assertThat(found(stack)).isEqualTo(acknowledged));
        }
        String digest = StackProcess.digest("--data", data.toString());
        assertThat(StackProcess.digest(
                        "--export", data.resolve("buckets/archive").toString()))
                .isEqualTo(digest);
        assertThat(StackProcess.digest("--data", data.toString(), "--ledger", "ads-replica"))
                .isEqualTo(digest);
    }

    private void publish(StackProcess stack, Set<String> acknowledged, AtomicInteger refused) {
        HttpResponse<String> answer = http.post(
                stack.uri("/publisher/anna/ad"),
                "{\"adTitle\": \"a bike\", \"price\": 10, \"currency\": \"EUR\", \"category\": \"Bicycles\"}");
        if (answer.statusCode() == 201) {
            acknowledged.add(Http.json(answer).path("adId").asText());
        } else {
            refused.incrementAndGet();
        }
    }

    private long behind(StackProcess stack, String sink) {
        for (JsonNode each : Http.json(http.get(stack.uri("/status"))).path("sinks")) {
            if (each.path("sink").asText().equals(sink)) {
                return each.path("blocksBehind").asLong();
            }
        }
        throw new AssertionError("no sink " + sink);
    }

    private Set<String> found(StackProcess stack) {
        Set<String> found = ConcurrentHashMap.newKeySet();
        String cursor = "";
        while (true) {
            JsonNode page = Http.json(http.get(stack.uri("/search?q=bike&limit=100" + cursor)));
            page.path("ads").forEach(ad -> found.add(ad.path("adId").asText()));
            if (page.path("next").isNull()) {
                return found;
            }
            cursor = "&cursor=" + page.path("next").asText();
        }
    }
}
