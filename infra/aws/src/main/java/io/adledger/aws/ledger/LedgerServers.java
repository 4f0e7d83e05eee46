package io.adledger.aws.ledger;

import io.adledger.aws.container.ContainerPlan;
import io.adledger.aws.container.FargateTask;
import io.adledger.aws.network.PrivateNetwork;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.PropagatedTagSource;
import software.amazon.awscdk.services.ecs.Secret;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/** The ledger's servers behind its door. A new one is at work before an old one goes: they share the journal. */
final class LedgerServers extends Construct {

    private final FargateTask task;
    private final Metric healthy;

    LedgerServers(
            Construct scope,
            String id,
            ICluster cluster,
            PrivateNetwork network,
            LedgerDoor door,
            LedgerKey key,
            ContainerPlan plan,
            int servers) {
        super(scope, id);
        this.task = new FargateTask(this, "ledger", plan, container -> server(container, key));
        FargateService service = FargateService.Builder.create(this, "Service")
                .cluster(cluster)
                .taskDefinition(task.definition())
                .desiredCount(servers)
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .circuitBreaker(DeploymentCircuitBreaker.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .assignPublicIp(false)
                .vpcSubnets(network.subnets())
                .securityGroups(List.of(door.servers()))
                .propagateTags(PropagatedTagSource.SERVICE)
                .build();
        this.healthy = LedgerDoor.healthy(door.openTo(service));
    }

    private static ContainerDefinitionOptions.Builder server(
            ContainerDefinitionOptions.Builder container, LedgerKey key) {
        return container
                .portMappings(List.of(PortMapping.builder()
                        .containerPort(LedgerDoor.SERVER_PORT)
                        .build()))
                .secrets(new TreeMap<>(Map.of(
                        "ADLEDGER_ACCESS_KEY_ID", Secret.fromSecretsManager(key.secret(), LedgerKey.ID),
                        "ADLEDGER_SECRET_ACCESS_KEY", Secret.fromSecretsManager(key.secret(), LedgerKey.SECRET))))
                .stopTimeout(Duration.minutes(2))
                .healthCheck(HealthCheck.builder()
                        .command(List.of(
                                "CMD", "curl", "-fsk", "https://127.0.0.1:" + LedgerDoor.SERVER_PORT + "/health"))
                        .interval(Duration.seconds(15))
                        // Views are made from the journal first.
                        .startPeriod(Duration.minutes(5))
                        .build());
    }

    LedgerServers allow(List<PolicyStatement> statements) {
        task.allow(statements);
        return this;
    }

    Metric healthy() {
        return healthy;
    }
}
