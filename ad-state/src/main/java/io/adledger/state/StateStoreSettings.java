package io.adledger.state;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/**
 * Where the state store is.
 *
 * @param endpoint of a DynamoDB Local; none for the real one
 */
public record StateStoreSettings(Optional<URI> endpoint, String region, String table) {

    /** The table's name unless another is given. */
    public static final String DEFAULT_TABLE = "ad-state";

    /** The region unless another is given. */
    public static final String DEFAULT_REGION = "us-east-1";

    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(10);

    private static final int ATTEMPTS = 3;

    /**
     * The store as configuration gives it.
     *
     * @param endpoint blank for the real DynamoDB
     */
    public static StateStoreSettings configured(String endpoint, String region, String table) {
        return new StateStoreSettings(
                endpoint.isBlank() ? Optional.empty() : Optional.of(URI.create(endpoint)), region, table);
    }

    /** A DynamoDB Local, with the default names. */
    public static StateStoreSettings local(URI endpoint) {
        return new StateStoreSettings(Optional.of(endpoint), DEFAULT_REGION, DEFAULT_TABLE);
    }

    /** A client, to be closed by the caller. */
    public DynamoDbClient client() {
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .region(Region.of(region))
                // Who uses the client knows how long to try; eight attempts, DynamoDB's default, keep a reader too
                // long.
                .overrideConfiguration(configuration ->
                        configuration.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build()))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TIME_TO_CONNECT)
                        .socketTimeout(TIME_TO_ANSWER));
        endpoint.ifPresent(uri -> builder.endpointOverride(uri)
                // DynamoDB Local wants credentials, and does not care which.
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"))));
        return builder.build();
    }
}
