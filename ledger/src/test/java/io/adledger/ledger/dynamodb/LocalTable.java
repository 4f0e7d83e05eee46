package io.adledger.ledger.dynamodb;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.ledger.ion.UniqueId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table for journals in DynamoDB Local, which runs for as long as the tests do. */
public final class LocalTable {

    /** The table's name. */
    public static final String NAME = "journal";

    private static final DynamoDbLocalProcess PROCESS = start();
    private static final DynamoDbClient CLIENT = client(UrlConnectionHttpClient.create());

    static {
        JournalTable.create(CLIENT, NAME);
    }

    private LocalTable() {}

    private static DynamoDbLocalProcess start() {
        try {
            return DynamoDbLocalProcess.inMemory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI endpoint() {
        return PROCESS.endpoint();
    }

    public static DynamoDbClient client() {
        return CLIENT;
    }

    /** What tells a process where the table is. */
    public static Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB", endpoint().toString(),
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local");
    }

    /** A new table for a catalog of its own. */
    public static String newCatalog() {
        String name = "catalog-" + UniqueId.next();
        CatalogTable.create(CLIENT, name);
        return name;
    }

    /** A client over HTTP of its own, which tries again at once. */
    public static DynamoDbClient client(SdkHttpClient http) {
        return DynamoDbClient.builder()
                .endpointOverride(PROCESS.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(http)
                .overrideConfiguration(configuration -> configuration
                        .apiCallTimeout(Duration.ofSeconds(60))
                        .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                                .maxAttempts(3)
                                .backoffStrategy(BackoffStrategy.retryImmediately())
                                .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                                .circuitBreakerEnabled(false)
                                .build()))
                .build();
    }

    /** A name that no journal has. */
    public static String newJournal() {
        return UniqueId.next();
    }

    /** An empty journal. */
    public static DynamoDbJournalStore empty() {
        return DynamoDbJournalStore.open(CLIENT, NAME, newJournal());
    }
}
