package io.adledger.aws;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.AppProps;

/**
 * The CDK's switches from old behaviour to new. Here and not in {@code cdk.json}, so that tests see what is deployed.
 *
 * @see <a href="https://docs.aws.amazon.com/cdk/v2/guide/featureflags.html">AWS CDK feature flags</a>
 */
final class FeatureFlags {

    private static final Map<String, Object> FLAGS = new TreeMap<>(Map.of(
            // Buckets have no access control lists: who may log into one is said by its policy.
            "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
            "@aws-cdk/aws-s3:createDefaultLoggingPolicy", true,
            // One statement for what belongs together.
            "@aws-cdk/aws-iam:minimizePolicies", true,
            // Templates are held against CloudFormation's schemas, and what they break is an error.
            "@aws-cdk/core:validateAgainstDefaultRules", true,
            // arn:aws in place of a reference to the partition, where the region is known.
            "@aws-cdk/core:enablePartitionLiterals", true));

    private FeatureFlags() {}

    static AppProps.Builder props() {
        return AppProps.builder().context(FLAGS).stackTraces(false);
    }
}
