package io.adledger.aws.edge;

import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.wafv2.CfnLoggingConfiguration;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

/** What is not let through to the API: known bad addresses and requests, and addresses that ask too often. */
final class Firewall extends Construct {

    private final CfnWebACL acl;

    /**
     * A firewall of the edge.
     *
     * @param requestsPerAddress in five minutes
     * @param log what was refused; its name begins as the service wants it
     */
    Firewall(Construct scope, String id, int requestsPerAddress, LogGroup log) {
        super(scope, id);
        this.acl = CfnWebACL.Builder.create(this, "Acl")
                .scope("CLOUDFRONT")
                .defaultAction(CfnWebACL.DefaultActionProperty.builder()
                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                        .build())
                .visibilityConfig(visible("firewall"))
                .rules(List.of(
                        managed(0, "AWSManagedRulesAmazonIpReputationList", List.of()),
                        managed(1, "AWSManagedRulesKnownBadInputsRuleSet", List.of()),
                        // Ads are up to 256 KB, and may speak of markup; the services check what is in them.
                        managed(
                                2,
                                "AWSManagedRulesCommonRuleSet",
                                List.of("SizeRestrictions_BODY", "CrossSiteScripting_BODY")),
                        tooOften(requestsPerAddress)))
                .build();
        CfnLoggingConfiguration.Builder.create(this, "Logging")
                .resourceArn(acl.getAttrArn())
                .logDestinationConfigs(List.of(Stack.of(this)
                        .formatArn(software.amazon.awscdk.ArnComponents.builder()
                                .service("logs")
                                .resource("log-group")
                                .arnFormat(software.amazon.awscdk.ArnFormat.COLON_RESOURCE_NAME)
                                .resourceName(log.getLogGroupName())
                                .build())))
                .build();
    }

    String arn() {
        return acl.getAttrArn();
    }

    private static CfnWebACL.RuleProperty managed(int priority, String name, List<String> countedOnly) {
        return CfnWebACL.RuleProperty.builder()
                .name(name)
                .priority(priority)
                .overrideAction(CfnWebACL.OverrideActionProperty.builder()
                        .none(java.util.Map.of())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .managedRuleGroupStatement(CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(name)
                                .ruleActionOverrides(countedOnly.stream()
                                        .map(Firewall::counted)
                                        .toList())
                                .build())
                        .build())
                .visibilityConfig(visible(name))
                .build();
    }

    private static CfnWebACL.RuleActionOverrideProperty counted(String rule) {
        return CfnWebACL.RuleActionOverrideProperty.builder()
                .name(rule)
                .actionToUse(CfnWebACL.RuleActionProperty.builder()
                        .count(CfnWebACL.CountActionProperty.builder().build())
                        .build())
                .build();
    }

    private static CfnWebACL.RuleProperty tooOften(int requestsPerAddress) {
        return CfnWebACL.RuleProperty.builder()
                .name("too-often")
                .priority(3)
                .action(CfnWebACL.RuleActionProperty.builder()
                        .block(CfnWebACL.BlockActionProperty.builder().build())
                        .build())
                .statement(CfnWebACL.StatementProperty.builder()
                        .rateBasedStatement(CfnWebACL.RateBasedStatementProperty.builder()
                                .aggregateKeyType("IP")
                                .limit(requestsPerAddress)
                                .build())
                        .build())
                .visibilityConfig(visible("too-often"))
                .build();
    }

    private static CfnWebACL.VisibilityConfigProperty visible(String name) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(false)
                .metricName(name)
                .build();
    }
}
