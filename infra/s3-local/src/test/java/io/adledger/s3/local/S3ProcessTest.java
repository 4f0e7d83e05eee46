package io.adledger.s3.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

class S3ProcessTest {

    @TempDir
    private Path folder;

    private Path credentials = Path.of("");

    @BeforeEach
    void makeKey() throws IOException {
        credentials = Files.writeString(
                folder.resolve("credentials"), "[default]\naws_access_key_id = me\naws_secret_access_key = a=secret\n");
    }

    @Test
    void anObjectIsAFileAndStaysWhenTheServerIsKilled() throws Exception {
        Path buckets = folder.resolve("buckets");
        try (S3Process first = S3Process.start(0, buckets, credentials);
                S3Client client = client(first, "a=secret")) {
            client.createBucket(request -> request.bucket("archive"));
            client.putObject(
                    request -> request.bucket("archive").key("2026/one.ion"),
                    RequestBody.fromBytes("content".getBytes(StandardCharsets.UTF_8)));
            assertThat(buckets.resolve("archive/2026/one.ion")).hasContent("content");
            first.kill();
        }
        try (S3Process second = S3Process.start(0, buckets, credentials);
                S3Client client = client(second, "a=secret")) {
            assertThat(client.getObjectAsBytes(
                                    request -> request.bucket("archive").key("2026/one.ion"))
                            .asUtf8String())
                    .isEqualTo("content");
        }
    }

    @Test
    void whoHasNotTheKeyGetsNothing() throws IOException {
        try (S3Process server = S3Process.start(0, folder.resolve("buckets"), credentials);
                S3Client stranger = client(server, "guessed")) {
            assertThatThrownBy(stranger::listBuckets).isInstanceOf(S3Exception.class);
        }
    }

    private static S3Client client(S3Process server, String secret) {
        return S3Client.builder()
                .endpointOverride(server.endpoint())
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("me", secret)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                // S3Proxy does not know the checksums that the SDK would send behind the content.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .build();
    }
}
