package io.adledger.ledger.conformance;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldb.QldbClient;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.awssdk.services.qldbsession.QldbSessionClientBuilder;
import software.amazon.qldb.QldbDriver;
import software.amazon.qldb.QldbDriverBuilder;
import software.amazon.qldb.RetryPolicy;

/**
 * Where ledgers are, and QLDB's own clients for them, as their users set them up.
 *
 * @param sessions where the session API is; none for the SDK's own
 * @param control where the control plane is; none for the SDK's own
 * @param patience how long creating and deleting a ledger may take
 */
public record Endpoint(
        Optional<URI> sessions,
        Optional<URI> control,
        Region region,
        AwsCredentialsProvider credentials,
        Duration patience) {

    private static final String PROPERTY = "adledger.conformance.";

    /** Both APIs at one place, which takes any credentials. */
    public static Endpoint at(URI place) {
        return at(place, AwsBasicCredentials.create("key", "secret"));
    }

    /** Both APIs at one place. */
    public static Endpoint at(URI place, AwsBasicCredentials credentials) {
        return new Endpoint(
                Optional.of(place),
                Optional.of(place),
                Region.US_EAST_1,
                StaticCredentialsProvider.create(credentials),
                Duration.ofSeconds(10));
    }

    /**
     * What the system properties name: {@code adledger.conformance.endpoint}, or {@code adledger.conformance.region} for
     * the service itself in a region. Credentials come from where the SDK finds them.
     */
    public static Optional<Endpoint> ofSystemProperties() {
        Optional<URI> place =
                Optional.ofNullable(System.getProperty(PROPERTY + "endpoint")).map(URI::create);
        Optional<String> region = Optional.ofNullable(System.getProperty(PROPERTY + "region"));
        if (place.isEmpty() && region.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Endpoint(
                place,
                place,
                Region.of(region.orElse("us-east-1")),
                DefaultCredentialsProvider.builder().build(),
                Duration.ofMinutes(10)));
    }

    /** A driver that tries a transaction again at once. */
    public LedgerClient driver(String ledger) {
        return new LedgerClient(driverBuilder(ledger).build());
    }

    /** A driver that tries nothing again. */
    public LedgerClient driverWithoutRetries(String ledger) {
        return new LedgerClient(
                driverBuilder(ledger).transactionRetryPolicy(RetryPolicy.none()).build());
    }

    /** A driver that reads so many pages ahead. */
    public LedgerClient driverThatReadsAhead(String ledger, int pages) {
        return new LedgerClient(driverBuilder(ledger).readAhead(pages).build());
    }

    /** A driver with so many sessions, and no patience for one to become free. */
    public LedgerClient driverWithSessions(String ledger, int sessions) {
        return new LedgerClient(
                driverBuilder(ledger).maxConcurrentTransactions(sessions).build());
    }

    /** A driver that tells why it tries a transaction again. */
    public LedgerClient driverThatTells(String ledger, Consumer<Throwable> listener) {
        return new LedgerClient(driverBuilder(ledger)
                .transactionRetryPolicy(RetryPolicy.builder()
                        .maxRetries(200)
                        .backoffStrategy(context -> {
                            listener.accept(context.exception());
                            return Duration.ofMillis(5);
                        })
                        .build())
                .build());
    }

    private QldbDriverBuilder driverBuilder(String ledger) {
        return QldbDriver.builder()
                .ledger(ledger)
                .sessionClientBuilder(sessionClientBuilder())
                .maxConcurrentTransactions(16)
                .transactionRetryPolicy(RetryPolicy.builder()
                        .maxRetries(200)
                        .backoffStrategy(context -> Duration.ZERO)
                        .build());
    }

    /** The client beneath the driver. */
    public QldbSessionClient sessionClient() {
        return sessionClientBuilder().build();
    }

    private QldbSessionClientBuilder sessionClientBuilder() {
        return configured(QldbSessionClient.builder(), sessions);
    }

    /** The client of the control plane. */
    public QldbClient controlClient() {
        return configured(QldbClient.builder(), control).build();
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, Optional<URI> place) {
        place.ifPresent(builder::endpointOverride);
        return builder.region(region).credentialsProvider(credentials);
    }
}
