package io.adledger.aws.sink;

import io.adledger.aws.access.Allow;
import io.adledger.aws.access.DataKey;
import io.adledger.aws.network.PrivateNetwork;
import io.adledger.aws.settings.SearchSettings;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.opensearchservice.CfnDomain;
import software.constructs.Construct;

/**
 * The search index's home: reachable from the network only, encrypted at rest and on the way, and for roles that are let in. It has no
 * users of its own and no password; what a role may do in it is mapped by {@link SearchSetup}.
 */
public final class SearchDomain extends Construct {

    private final CfnDomain domain;
    private final SecurityGroup clients;
    private final PolicyDocument whoMayCall = new PolicyDocument();

    public SearchDomain(
            Construct scope, String id, SearchSettings settings, PrivateNetwork network, DataKey key, int logDays) {
        super(scope, id);
        this.clients = network.group(this, "Clients", "Who may call the search domain");
        SecurityGroup nodes = network.group(this, "Nodes", "The nodes of the search domain");
        nodes.addIngressRule(clients, Port.tcp(443), "From functions that search or index");
        SearchLogs logs = new SearchLogs(this, "Logs", logDays);
        this.domain = CfnDomain.Builder.create(this, "Domain")
                .engineVersion("OpenSearch_3.5")
                .clusterConfig(cluster(settings))
                .ebsOptions(CfnDomain.EBSOptionsProperty.builder()
                        .ebsEnabled(true)
                        .volumeType("gp3")
                        .volumeSize(settings.diskGiB())
                        .build())
                .vpcOptions(CfnDomain.VPCOptionsProperty.builder()
                        .subnetIds(network.vpc()
                                .selectSubnets(network.subnets(settings.zones()))
                                .getSubnetIds())
                        .securityGroupIds(List.of(nodes.getSecurityGroupId()))
                        .build())
                .encryptionAtRestOptions(CfnDomain.EncryptionAtRestOptionsProperty.builder()
                        .enabled(true)
                        .kmsKeyId(key.key().getKeyId())
                        .build())
                .nodeToNodeEncryptionOptions(CfnDomain.NodeToNodeEncryptionOptionsProperty.builder()
                        .enabled(true)
                        .build())
                .domainEndpointOptions(CfnDomain.DomainEndpointOptionsProperty.builder()
                        .enforceHttps(true)
                        .tlsSecurityPolicy("Policy-Min-TLS-1-2-PFS-2023-10")
                        .build())
                .accessPolicies(whoMayCall)
                .logPublishingOptions(logs.options())
                .build();
        domain.getNode().addDependency(logs);
        domain.applyRemovalPolicy(RemovalPolicy.RETAIN);
        SearchFindings.accept(domain, settings);
    }

    private static CfnDomain.ClusterConfigProperty cluster(SearchSettings settings) {
        CfnDomain.ClusterConfigProperty.Builder cluster = CfnDomain.ClusterConfigProperty.builder()
                .instanceType(settings.instanceType())
                .instanceCount(settings.instances())
                .multiAzWithStandbyEnabled(false)
                .dedicatedMasterEnabled(settings.dedicatedMasters() > 0)
                .zoneAwarenessEnabled(settings.spread());
        if (settings.dedicatedMasters() > 0) {
            cluster.dedicatedMasterCount(settings.dedicatedMasters()).dedicatedMasterType(settings.masterType());
        }
        if (settings.spread()) {
            cluster.zoneAwarenessConfig(CfnDomain.ZoneAwarenessConfigProperty.builder()
                    .availabilityZoneCount(settings.zones())
                    .build());
        }
        return cluster.build();
    }

    /** Where it is: {@code https://…}. */
    public String endpoint() {
        return "https://" + domain.getAttrDomainEndpoint();
    }

    /** The group of those who reach it. */
    public SecurityGroup clients() {
        return clients;
    }

    /** Allows to index ads. */
    public PolicyStatement writing() {
        return on(List.of("/_bulk"), "es:ESHttpPost");
    }

    /** Allows to search for ads. */
    public PolicyStatement searching() {
        return on(
                List.of("/ads/_search", "/ads/_search/point_in_time", "/_search", "/_search/point_in_time"),
                "es:ESHttpPost",
                "es:ESHttpDelete");
    }

    /** Allows to make the index, and to say what two roles may do in it. */
    PolicyStatement settingUp() {
        String security = "/_plugins/_security/api/";
        return on(
                List.of(
                        "/ads",
                        "/ads-000001",
                        security + "roles/ads-writer",
                        security + "roles/ads-searcher",
                        security + "rolesmapping/ads-writer",
                        security + "rolesmapping/ads-searcher"),
                "es:ESHttpHead",
                "es:ESHttpPut");
    }

    /** Lets a role in, by the domain's own policy; what it may call is for its own permissions to say. */
    public void letIn(String roleArn) {
        PolicyStatement statement =
                Allow.on("*", "es:ESHttpDelete", "es:ESHttpGet", "es:ESHttpHead", "es:ESHttpPost", "es:ESHttpPut");
        statement.addPrincipals(new ArnPrincipal(roleArn));
        whoMayCall.addStatements(statement);
    }

    /** Gives a role all rights within the domain. There is one such role at a time. */
    void ruledBy(String roleArn) {
        domain.setAdvancedSecurityOptions(CfnDomain.AdvancedSecurityOptionsInputProperty.builder()
                .enabled(true)
                .internalUserDatabaseEnabled(false)
                .anonymousAuthEnabled(false)
                .masterUserOptions(CfnDomain.MasterUserOptionsProperty.builder()
                        .masterUserArn(roleArn)
                        .build())
                .build());
        letIn(roleArn);
    }

    private PolicyStatement on(List<String> paths, String... actions) {
        Stream<String> arns = paths.stream().map(path -> domain.getAttrArn() + path);
        return Allow.on(arns.toList(), actions);
    }

    /** The domain's name, as its metrics have it. */
    public String domainName() {
        return domain.getRef();
    }
}
