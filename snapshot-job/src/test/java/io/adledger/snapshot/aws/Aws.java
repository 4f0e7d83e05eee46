package io.adledger.snapshot.aws;

import io.adledger.dynamodb.local.DynamoDbLocalProcess;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.s3.local.S3Process;
import io.adledger.snapshot.store.SnapshotStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tables and the bucket that the job works with, on this machine, with a ledger at work. */
final class Aws implements AutoCloseable {

    private static final String BUCKET = "snapshots";

    private final Path buckets;
    private final DynamoDbLocalProcess dynamoDb;
    private final S3Process s3;
    private final DynamoDbClient client;
    private final LedgerInTable ledger;

    Aws(Path folder) throws IOException {
        Path key = Files.writeString(
                folder.resolve("credentials"), "[default]\naws_access_key_id = local\naws_secret_access_key = local\n");
        buckets = folder.resolve("buckets");
        Files.createDirectories(buckets.resolve(BUCKET));
        dynamoDb = DynamoDbLocalProcess.inMemory();
        s3 = S3Process.start(0, buckets, key);
        client = DynamoDbClient.builder()
                .endpointOverride(dynamoDb.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        ledger = new LedgerInTable(client, folder.resolve("views"));
    }

    LedgerInTable ledger() {
        return ledger;
    }

    /** The snapshots, as files. */
    SnapshotStore snapshots() {
        return new SnapshotStore(new DirectoryObjectStore(buckets.resolve(BUCKET)), SnapshotPlace.DEFAULT_PREFIX);
    }

    /** What tells the job where all is. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_DYNAMODB",
                dynamoDb.endpoint().toString(),
                "AWS_ENDPOINT_URL_S3",
                s3.endpoint().toString(),
                SnapshotPlace.CATALOG_TABLE,
                LedgerInTable.CATALOG,
                SnapshotPlace.JOURNAL_TABLE,
                LedgerInTable.JOURNALS,
                SnapshotPlace.LEDGER,
                LedgerInTable.NAME,
                SnapshotPlace.BUCKET,
                BUCKET);
    }

    /** Whether any object has a text in it. */
    boolean isInBucket(String text) {
        try (Stream<Path> files = Files.walk(buckets)) {
            return files.filter(Files::isRegularFile)
                    .anyMatch(file -> content(file).contains(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        ledger.close();
        client.close();
        s3.close();
        dynamoDb.close();
    }
}
