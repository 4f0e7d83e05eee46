package io.adledger.ledger.export;

import java.io.InputStream;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A bucket of Amazon S3, or of another server that speaks its API. Thread-safe. */
public final class S3ObjectStore implements PrunableObjectStore {

    private static final Logger LOG = LoggerFactory.getLogger(S3ObjectStore.class);
    private static final int TOO_MANY_REQUESTS = 429;

    private final S3Client client;
    private final String bucket;
    private volatile boolean found;

    /** A bucket of this name; the client is not closed here. */
    public S3ObjectStore(S3Client client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public void put(String key, StoredObject object) {
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(bucket).key(key).contentType(object.contentType());
        switch (object.encryption()) {
            case ObjectEncryption.NoEncryption none -> {}
            case ObjectEncryption.SseS3 s3 -> request.serverSideEncryption(ServerSideEncryption.AES256);
            case ObjectEncryption.SseKms kms ->
                request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(kms.kmsKeyArn());
        }
        requireBucket(key);
        try {
            client.putObject(request.build(), RequestBody.fromBytes(object.content()));
        } catch (SdkException e) {
            throw failed("write", key, e);
        }
    }

    /** Where there is no bucket a server may hang up before it has read what is put, and its answer is lost. */
    private void requireBucket(String key) {
        if (found) {
            return;
        }
        try {
            client.headBucket(request -> request.bucket(bucket));
            found = true;
        } catch (NoSuchBucketException e) {
            throw new ObjectStoreException(
                    "cannot write s3://" + bucket + "/" + key + ": there is no such bucket", false, e);
        } catch (SdkException e) {
            LOG.debug("whether there is a bucket {} cannot be told", bucket, e);
        }
    }

    @Override
    public InputStream read(String key) {
        try {
            return client.getObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw failed("read", key, e);
        }
    }

    @Override
    public List<String> keys(String prefix) {
        try {
            return client
                    .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                    .contents()
                    .stream()
                    .map(S3Object::key)
                    .sorted()
                    .toList();
        } catch (SdkException e) {
            throw failed("list", prefix, e);
        }
    }

    @Override
    public void remove(String key) {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw failed("remove", key, e);
        }
    }

    /** An answer that blames the request will be the same the next time; no answer, or a fault of the server, may pass. */
    private ObjectStoreException failed(String what, String key, SdkException e) {
        boolean refused = e instanceof S3Exception answer
                && answer.statusCode() >= 300
                && answer.statusCode() < 500
                && answer.statusCode() != TOO_MANY_REQUESTS;
        return new ObjectStoreException(
                "cannot " + what + " s3://" + bucket + "/" + key + ": " + e.getMessage(), !refused, e);
    }
}
