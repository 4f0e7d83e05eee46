package io.adledger.aws.access;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.constructs.IConstruct;

/** Findings of cdk-nag that are accepted, each with its reason; the reason is in the template as well. */
public final class Accepted {

    private Accepted() {}

    /**
     * Accepts a finding for a construct and what is in it.
     *
     * @param rule such as {@code AwsSolutions-VPC7}
     */
    public static void finding(IConstruct construct, String rule, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(NagPackSuppression.builder().id(rule).reason(reason).build()),
                true);
    }

    /**
     * Accepts those findings of a rule that are of a kind.
     *
     * @param what the whole finding, as in {@code Resource::*}
     */
    public static void finding(IConstruct construct, String rule, String what, String reason) {
        accept(construct, rule, what, reason);
    }

    /** Accepts that all objects of a bucket can be read and written, and nothing else. */
    public static void allObjects(IConstruct construct, String reason) {
        accept(
                construct,
                "AwsSolutions-IAM5",
                RegexAppliesTo.builder()
                        .regex("/^Resource::<\\w+Bucket\\w+\\.Arn>/\\*$/")
                        .build(),
                reason);
    }

    private static void accept(IConstruct construct, String rule, Object what, String reason) {
        NagSuppressions.addResourceSuppressions(
                construct,
                List.of(NagPackSuppression.builder()
                        .id(rule)
                        .appliesTo(List.of(what))
                        .reason(reason)
                        .build()),
                true);
    }
}
