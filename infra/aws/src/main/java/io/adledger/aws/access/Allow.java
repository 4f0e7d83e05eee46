package io.adledger.aws.access;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * Permissions, action by action. The CDK's own {@code grant} methods are not used: they allow more, among it
 * {@code s3:GetObject*} and {@code kms:ReEncrypt*}.
 */
public final class Allow {

    private Allow() {}

    /** Allows actions on one resource. */
    public static PolicyStatement on(String resourceArn, String... actions) {
        return on(List.of(resourceArn), actions);
    }

    /** Allows actions on resources. */
    public static PolicyStatement on(List<String> resourceArns, String... actions) {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(List.of(actions))
                .resources(resourceArns)
                .build();
    }

    /** Allows actions on one resource, under a condition: {@code {operator: {key: value or values}}}. */
    public static PolicyStatement onlyIf(
            Map<String, ? extends Map<String, ?>> condition, String resourceArn, String... actions) {
        return PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(List.of(actions))
                .resources(List.of(resourceArn))
                .conditions(condition)
                .build();
    }
}
