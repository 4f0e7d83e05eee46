package io.adledger.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * The ledger's key, kept by Secrets Manager as {@code {"accessKeyId": …, "secretAccessKey": …}}. It is read when it is first needed, and again
 * when that was five minutes ago, so that a new version of the secret is found. No connection is held in between. Thread-safe.
 */
public final class SecretKey implements AwsCredentialsProvider {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);
    private static final String ID = "accessKeyId";
    private static final String SECRET = "secretAccessKey";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String arn;
    private final Region region;
    private final InstantSource clock;
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable Read last;

    /**
     * The key in a secret.
     *
     * @param arn of the secret
     * @throws IllegalArgumentException if it is no ARN of a secret
     */
    public SecretKey(String arn, InstantSource clock) {
        this.arn = arn;
        this.region = region(arn);
        this.clock = clock;
    }

    private record Read(AwsCredentials key, Instant at) {}

    private static Region region(String arn) {
        return Arn.tryFromString(arn)
                .filter(parts -> parts.service().equals("secretsmanager"))
                .flatMap(Arn::region)
                .map(Region::of)
                .orElseThrow(() -> new IllegalArgumentException(
                        "the ledger's key must be the ARN of a secret of Secrets Manager, but is " + arn.length()
                                + " other characters"));
    }

    @Override
    public AwsCredentials resolveCredentials() {
        reading.lock();
        try {
            Instant now = clock.instant();
            Read known = last;
            if (known == null || !now.isBefore(known.at().plus(GOOD_FOR))) {
                known = new Read(read(), now);
                last = known;
            }
            return known.key();
        } finally {
            reading.unlock();
        }
    }

    private AwsCredentials read() {
        try (SecretsManagerClient client =
                SecretsManagerClient.builder().region(region).build()) {
            return key(client.getSecretValue(request -> request.secretId(arn)).secretString());
        }
    }

    private AwsCredentials key(String secret) {
        try {
            JsonNode members = JSON.readTree(secret);
            return AwsBasicCredentials.create(text(members, ID), text(members, SECRET));
        } catch (IOException e) {
            // Not the cause: it cites what it could not read.
            throw SdkClientException.create("the secret " + arn + " is not JSON");
        }
    }

    private String text(JsonNode members, String name) {
        String value = members.path(name).asText("");
        if (value.isEmpty()) {
            throw SdkClientException.create("the secret " + arn + " has no " + name);
        }
        return value;
    }
}
