package io.adledger.api.protection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Requires;
import java.time.Duration;

/**
 * What each caller has sent of late, as a token bucket for each; those of callers who are gone for longest are given up,
 * which is in their favour. Of this process alone. Thread-safe.
 */
@Context
@Requires(bean = RateLimit.class)
final class CallRates {

    private static final int MOST_CALLERS = 100_000;

    private final RateLimit limit;
    private final Cache<String, Bucket> buckets;

    CallRates(RateLimit limit) {
        this.limit = limit;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_CALLERS)
                .expireAfterAccess(Duration.ofSeconds(1 + limit.burst() / limit.requestsPerSecond()))
                .build();
    }

    /** Counts a request; how long the caller has to wait before the next, zero if this one may pass. */
    Duration count(String caller) {
        return Duration.ofNanos(buckets.get(caller, unseen -> bucket())
                .tryConsumeAndReturnRemaining(1)
                .getNanosToWaitForRefill());
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth
                        .capacity(limit.burst())
                        .refillGreedy(limit.requestsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
