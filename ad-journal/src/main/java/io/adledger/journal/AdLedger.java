package io.adledger.journal;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.awssdk.services.qldbsession.QldbSessionClientBuilder;
import software.amazon.qldb.QldbDriver;
import software.amazon.qldb.RetryPolicy;

/**
 * Where the ledger of ads is.
 *
 * @param endpoint of its server; none if the SDK is to find it, by {@code AWS_ENDPOINT_URL_QLDB_SESSION} for one
 * @param name of the ledger
 */
public record AdLedger(Optional<URI> endpoint, String region, String name) {

    /** The ledger's name unless another is given. */
    public static final String DEFAULT_NAME = "ads";

    /** The region unless another is given. */
    public static final String DEFAULT_REGION = "us-east-1";

    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    /** Enough for a dozen writers of one ad to have their turn, one after another. */
    private static final int MOST_RETRIES = 12;

    private static final long FIRST_PAUSE_MILLISECONDS = 10;
    private static final long LONGEST_PAUSE_MILLISECONDS = 160;

    /**
     * The ledger as configuration gives it.
     *
     * @param endpoint blank if the SDK is to find it
     */
    public static AdLedger configured(String endpoint, String region, String name) {
        return new AdLedger(endpoint.isBlank() ? Optional.empty() : Optional.of(URI.create(endpoint)), region, name);
    }

    /** A server at an endpoint, with the default names. */
    public static AdLedger at(URI endpoint) {
        return new AdLedger(Optional.of(endpoint), DEFAULT_REGION, DEFAULT_NAME);
    }

    /** A driver, to be closed by the caller; its credentials are those that the SDK finds. */
    public QldbDriver driver() {
        return driver(QldbSessionClient.builder());
    }

    /**
     * A driver, to be closed by the caller, that signs with a key as configuration names it.
     *
     * @param key the ARN of the secret of Secrets Manager that has it, read when it is first needed; blank if the SDK is to find credentials
     * @throws IllegalArgumentException if it is something else
     */
    public QldbDriver driver(String key) {
        return key.isBlank() ? driver() : driver(new SecretKey(key, InstantSource.system()));
    }

    /** A driver with these credentials, to be closed by the caller. */
    public QldbDriver driver(AwsCredentialsProvider credentials) {
        return driver(QldbSessionClient.builder().credentialsProvider(credentials));
    }

    private QldbDriver driver(QldbSessionClientBuilder client) {
        client.region(Region.of(region));
        endpoint.ifPresent(client::endpointOverride);
        return QldbDriver.builder()
                .ledger(name)
                .sessionClientBuilder(client)
                .transactionRetryPolicy(retryPolicy(_ -> {}))
                .build();
    }

    /**
     * Loads what requests to a ledger need, by one that reaches nobody; for functions, which are kept as they are after it. No
     * connection is left.
     */
    public static void rehearse() {
        try (QldbSessionClient client = QldbSessionClient.builder()
                .region(Region.of(DEFAULT_REGION))
                .endpointOverride(NOBODY)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("nobody", "nobody")))
                .overrideConfiguration(configuration -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build()) {
            client.sendCommand(request -> request.startSession(session -> session.ledgerName(DEFAULT_NAME)));
        } catch (SdkClientException expected) {
            // There is nobody.
        }
    }

    /**
     * The driver's policy, for a transaction of which someone wants to know why it is run again.
     *
     * @param onRetry gets each failure that is followed by another run, on the thread of the transaction
     */
    public static RetryPolicy retryPolicy(Consumer<SdkException> onRetry) {
        return RetryPolicy.builder()
                .maxRetries(MOST_RETRIES)
                .backoffStrategy(context -> {
                    onRetry.accept(context.exception());
                    return pause(context.retriesAttempted());
                })
                .build();
    }

    /**
     * Any time up to one that doubles. It stays short, unlike the driver's own: a publisher waits, and knows better
     * whether to try again later.
     */
    private static Duration pause(int retries) {
        long longest = Math.min(LONGEST_PAUSE_MILLISECONDS, FIRST_PAUSE_MILLISECONDS << Math.min(retries, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest + 1));
    }
}
