package io.adledger.api.protection;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How many requests each caller may send; without these settings as many as they like.
 *
 * @param requestsPerSecond in the long run
 * @param burst how many at once, by who has sent none for a while
 */
@ConfigurationProperties(RateLimit.PREFIX)
@Requires(property = RateLimit.PREFIX + ".requests-per-second")
public record RateLimit(
        int requestsPerSecond, @Bindable(defaultValue = "0") int burst) {

    /** The properties begin with this. */
    public static final String PREFIX = "adledger.rate-limit";

    private static final int SECONDS_OF_BURST = 2;

    public RateLimit {
        if (requestsPerSecond < 1 || burst < 0) {
            throw new IllegalArgumentException(
                    PREFIX + ".requests-per-second must be at least 1, and .burst not negative");
        }
        burst = burst == 0 ? requestsPerSecond * SECONDS_OF_BURST : burst;
    }
}
