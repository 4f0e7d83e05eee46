package io.adledger.aws.sink;

import io.adledger.aws.watch.ServiceLog;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.ResourcePolicy;
import software.amazon.awscdk.services.logs.ResourcePolicyProps;
import software.amazon.awscdk.services.opensearchservice.CfnDomain;
import software.constructs.Construct;

/** What the search domain logs: searches and writes that took long. */
final class SearchLogs extends Construct {

    private final LogGroup searches;
    private final LogGroup writes;

    SearchLogs(Construct scope, String id, int days) {
        super(scope, id);
        this.searches = ServiceLog.of(this, "SlowSearches", days);
        this.writes = ServiceLog.of(this, "SlowWrites", days);
        new ResourcePolicy(
                this,
                "Writer",
                ResourcePolicyProps.builder()
                        .policyStatements(List.of(PolicyStatement.Builder.create()
                                .effect(Effect.ALLOW)
                                .principals(List.of(new ServicePrincipal("es.amazonaws.com")))
                                .actions(List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                                .resources(List.of(searches.getLogGroupArn(), writes.getLogGroupArn()))
                                .build()))
                        .build());
    }

    SortedMap<String, CfnDomain.LogPublishingOptionProperty> options() {
        return new TreeMap<>(Map.of("SEARCH_SLOW_LOGS", to(searches), "INDEX_SLOW_LOGS", to(writes)));
    }

    private static CfnDomain.LogPublishingOptionProperty to(LogGroup log) {
        return CfnDomain.LogPublishingOptionProperty.builder()
                .enabled(true)
                .cloudWatchLogsLogGroupArn(log.getLogGroupArn())
                .build();
    }
}
