package io.adledger.aws.storage;

import io.adledger.aws.access.Accepted;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** Where AWS's own services note who came: to buckets, through the load balancer, in the network, at the edge. */
public final class AccessLogs extends Construct {

    private final Bucket bucket;

    private AccessLogs(Construct scope, String id, int days, ObjectOwnership ownership) {
        super(scope, id);
        this.bucket = Bucket.Builder.create(this, "Bucket")
                // The services that write these logs do not all take keys of ours.
                .encryption(BucketEncryption.S3_MANAGED)
                .versioned(true)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ownership)
                .enforceSsl(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .expiration(Duration.days(days))
                        .noncurrentVersionExpiration(Duration.days(1))
                        .abortIncompleteMultipartUploadAfter(Duration.days(1))
                        .build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Accepted.finding(
                bucket, "AwsSolutions-S1", "It is where access is noted; noting access to the notes would not end.");
    }

    /** Logs of a region. */
    public static AccessLogs of(Construct scope, String id, int days) {
        return new AccessLogs(scope, id, days, ObjectOwnership.BUCKET_OWNER_ENFORCED);
    }

    /** Logs of the edge, which writes them by access control lists. */
    public static AccessLogs ofTheEdge(Construct scope, String id, int days) {
        return new AccessLogs(scope, id, days, ObjectOwnership.BUCKET_OWNER_PREFERRED);
    }

    /** The bucket. */
    public IBucket bucket() {
        return bucket;
    }
}
