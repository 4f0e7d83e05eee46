package io.adledger.aws.storage;

import io.adledger.aws.access.DataKey;
import java.util.List;
import java.util.OptionalInt;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/**
 * A bucket for objects that matter: versioned, encrypted with the region's key, closed to the public, and left where it is when the
 * stack goes.
 */
public final class KeptObjects extends Construct {

    private static final int DAYS_UNTIL_RARELY_READ = 30;

    private final Bucket bucket;

    /**
     * A bucket.
     *
     * @param noncurrentDays how long an object can be got back after it was replaced or deleted
     * @param days how long an object is kept; for good if that is not said
     */
    public KeptObjects(Construct scope, String id, DataKey key, AccessLogs logs, int noncurrentDays, OptionalInt days) {
        super(scope, id);
        LifecycleRule.Builder rule = LifecycleRule.builder()
                .transitions(List.of(Transition.builder()
                        .storageClass(StorageClass.INTELLIGENT_TIERING)
                        .transitionAfter(Duration.days(DAYS_UNTIL_RARELY_READ))
                        .build()))
                .noncurrentVersionExpiration(Duration.days(noncurrentDays))
                .abortIncompleteMultipartUploadAfter(Duration.days(1));
        days.ifPresent(kept -> rule.expiration(Duration.days(kept)));
        this.bucket = Bucket.Builder.create(this, "Bucket")
                .versioned(true)
                .encryption(BucketEncryption.KMS)
                .encryptionKey(key.key())
                .bucketKeyEnabled(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .serverAccessLogsBucket(logs.bucket())
                .serverAccessLogsPrefix(id + "/")
                .lifecycleRules(List.of(rule.build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** The bucket's name. */
    public String name() {
        return bucket.getBucketName();
    }

    /** The ARN of the bucket. */
    public String arn() {
        return bucket.getBucketArn();
    }

    /** The ARN of all objects in it. */
    public String objectsArn() {
        return bucket.arnForObjects("*");
    }
}
