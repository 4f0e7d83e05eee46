package io.adledger.ledger.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;

class S3ObjectStoreTest extends ObjectStoreContract {

    @TempDir
    private Path folder;

    private S3Server server;

    @BeforeEach
    void startServer() throws Exception {
        server = S3Server.start(folder, "bucket");
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Override
    PrunableObjectStore store() {
        return server.bucket("bucket");
    }

    @Test
    void encryptionGoesIntoTheHeadersOfS3() {
        String key = "arn:aws:kms:us-east-1:123456789012:key/one";

        store().put("key", new StoredObject(new byte[1], "text/plain", new ObjectEncryption.SseKms(key)));

        assertThat(server.lastHeader("x-amz-server-side-encryption")).contains("aws:kms");
        assertThat(server.lastHeader("x-amz-server-side-encryption-aws-kms-key-id"))
                .contains(key);
    }

    @Test
    void aBucketThatIsNotThereIsAFailureThatLasts() {
        ObjectStore none = server.bucket("no-such-bucket");

        // Of a put the server may hang up before it has read the body, and then its answer is lost.
        assertThatThrownBy(() -> none.read("key"))
                .isInstanceOfSatisfying(ObjectStoreException.class, e -> assertThat(e.isPassing())
                        .isFalse())
                .hasMessageContaining("s3://no-such-bucket/key");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8 << 20})
    void puttingIntoABucketThatIsNotThereIsAFailureThatLastsHoweverLargeTheObject(int bytes) {
        StoredObject object =
                new StoredObject(new byte[bytes], "application/json", new ObjectEncryption.NoEncryption());

        assertThatThrownBy(() -> server.bucket("no-such-bucket").put("key", object))
                .isInstanceOfSatisfying(ObjectStoreException.class, e -> assertThat(e.isPassing())
                        .isFalse())
                .hasMessageContaining("s3://no-such-bucket/key");
    }

    @Test
    void aServerThatHangsUpIsAFailureThatMayPassUnlessItHasNoSuchBucket() throws Exception {
        try (HangingUp hangingUp = HangingUp.withBucket("bucket")) {
            assertThatThrownBy(() -> hangingUp.bucket("bucket").put("key", object()))
                    .isInstanceOfSatisfying(ObjectStoreException.class, e -> assertThat(e.isPassing())
                            .isTrue());
            assertThatThrownBy(() -> hangingUp.bucket("no-such-bucket").put("key", object()))
                    .isInstanceOfSatisfying(ObjectStoreException.class, e -> assertThat(e.isPassing())
                            .isFalse())
                    .hasMessageContaining("there is no such bucket");
        }
    }

    @Test
    void aServerThatIsNotThereIsAFailureThatMayPass() {
        System.setProperty("aws.accessKeyId", "local");
        System.setProperty("aws.secretAccessKey", "local");
        try (S3Client client =
                S3Settings.at(URI.create("http://127.0.0.1:1"), "us-east-1").client()) {
            assertThatThrownBy(() -> new S3ObjectStore(client, "bucket").put("key", object()))
                    .isInstanceOfSatisfying(ObjectStoreException.class, e -> assertThat(e.isPassing())
                            .isTrue());
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
    }

    private static StoredObject object() {
        return new StoredObject(
                "x".getBytes(StandardCharsets.UTF_8), "application/json", new ObjectEncryption.NoEncryption());
    }
}
