package io.adledger.ledger.dynamodb;

import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Clients with the patience that a ledger needs. */
public final class DynamoDbClients {

    private static final int ATTEMPTS = 12;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);
    private static final Duration FIRST_PAUSE_OF_A_THROTTLED = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration ONE_ATTEMPT = Duration.ofSeconds(4);
    private static final Duration ALL_ATTEMPTS = Duration.ofSeconds(25);

    private DynamoDbClients() {}

    /**
     * A client with region, endpoint and credentials from where the SDK looks for them ({@code AWS_REGION},
     * {@code AWS_ENDPOINT_URL_DYNAMODB}, a profile, the container). It tries what fails for a moment, and what is throttled,
     * again for up to 25 seconds.
     */
    public static DynamoDbClient create() {
        return withHttp(DynamoDbClient.builder());
    }

    private static DynamoDbClient withHttp(DynamoDbClientBuilder builder) {
        return patient(builder)
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(Duration.ofSeconds(2))
                        .socketTimeout(ONE_ATTEMPT)
                        .build())
                .build();
    }

    /** The same in a region of one's own choice. */
    public static DynamoDbClient in(String region) {
        return withHttp(DynamoDbClient.builder().region(Region.of(region)));
    }

    private static DynamoDbClientBuilder patient(DynamoDbClientBuilder builder) {
        return builder.overrideConfiguration(configuration -> configuration
                .apiCallTimeout(ALL_ATTEMPTS)
                .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                        .maxAttempts(ATTEMPTS)
                        .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
                        .throttlingBackoffStrategy(
                                BackoffStrategy.exponentialDelay(FIRST_PAUSE_OF_A_THROTTLED, LONGEST_PAUSE))
                        .circuitBreakerEnabled(false)
                        .build()));
    }
}
