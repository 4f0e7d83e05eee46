package io.adledger.ledger.conformance;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.qldbsession.QldbSessionClient;
import software.amazon.awssdk.services.qldbsession.QldbSessionClientBuilder;
import software.amazon.qldb.QldbDriver;
import software.amazon.qldb.QldbDriverBuilder;
import software.amazon.qldb.RetryPolicy;

/** QLDB's own clients, as their users set them up, but for the endpoint. */
public final class Clients {

    private Clients() {}

    /** A driver that tries a transaction again at once. */
    public static LedgerClient driver(URI endpoint, String ledger) {
        return new LedgerClient(driverBuilder(endpoint, ledger).build());
    }

    /** A driver that tries nothing again. */
    public static LedgerClient driverWithoutRetries(URI endpoint, String ledger) {
        return new LedgerClient(driverBuilder(endpoint, ledger)
                .transactionRetryPolicy(RetryPolicy.none())
                .build());
    }

    /** A driver that reads so many pages ahead. */
    public static LedgerClient driverThatReadsAhead(URI endpoint, String ledger, int pages) {
        return new LedgerClient(driverBuilder(endpoint, ledger).readAhead(pages).build());
    }

    private static QldbDriverBuilder driverBuilder(URI endpoint, String ledger) {
        return QldbDriver.builder()
                .ledger(ledger)
                .sessionClientBuilder(sessionClientBuilder(endpoint))
                .maxConcurrentTransactions(16)
                .transactionRetryPolicy(RetryPolicy.builder()
                        .maxRetries(200)
                        .backoffStrategy(context -> Duration.ZERO)
                        .build());
    }

    /** The client beneath the driver. */
    public static QldbSessionClient sessionClient(URI endpoint) {
        return sessionClientBuilder(endpoint).build();
    }

    private static QldbSessionClientBuilder sessionClientBuilder(URI endpoint) {
        return QldbSessionClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")));
    }
}
