package io.adledger.lambda.local;

import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * An event on its way through a function.
 *
 * @param deadline until when it has to be answered
 * @param answer the function's; {@link ReportedException} if it reports an error instead
 */
record Invocation(String id, String event, Instant deadline, CompletableFuture<String> answer) {

    static Invocation of(String event, Instant deadline) {
        return new Invocation(UUID.randomUUID().toString(), event, deadline, new CompletableFuture<>());
    }
}
