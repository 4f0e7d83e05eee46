package io.adledger.aws.network;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.settings.SiteSettings;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.Acknowledgment;
import software.amazon.awscdk.Validations;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * A network without a way to the internet, in either direction. What the ledger and the functions in it need of AWS they reach by
 * endpoints.
 */
public final class PrivateNetwork extends Construct {

    private static final SortedMap<String, InterfaceVpcEndpointAwsService> SERVICES = new TreeMap<>(Map.of(
            "Images", InterfaceVpcEndpointAwsService.ECR,
            "ImageLayers", InterfaceVpcEndpointAwsService.ECR_DOCKER,
            "Logs", InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
            "Secrets", InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
            "Streams", InterfaceVpcEndpointAwsService.KINESIS_STREAMS,
            "Queues", InterfaceVpcEndpointAwsService.SQS));

    private final Vpc vpc;
    private final SecurityGroup endpoints;

    /**
     * A network.
     *
     * @param logs where it is noted who talked to whom
     */
    public PrivateNetwork(Construct scope, String id, SiteSettings site, IBucket logs) {
        super(scope, id);
        this.vpc = Vpc.Builder.create(this, "Vpc")
                .ipAddresses(IpAddresses.cidr(site.cidr()))
                .availabilityZones(site.zoneNames())
                .natGateways(0)
                .restrictDefaultSecurityGroup(false)
                .subnetConfiguration(List.of(SubnetConfiguration.builder()
                        .name("private")
                        .subnetType(SubnetType.PRIVATE_ISOLATED)
                        .cidrMask(24)
                        .build()))
                .gatewayEndpoints(new TreeMap<>(Map.of(
                        "Objects", gateway(GatewayVpcEndpointAwsService.S3),
                        "Tables", gateway(GatewayVpcEndpointAwsService.DYNAMODB))))
                .flowLogs(Map.of(
                        "Flows",
                        FlowLogOptions.builder()
                                .destination(FlowLogDestination.toS3(logs, "network"))
                                .build()))
                .build();
        Validations.of(vpc)
                .acknowledge(Acknowledgment.builder()
                        .id("CloudFormation-Validate::W3010")
                        .reason("Zones are a setting: a template must not differ by who makes it.")
                        .build());
        this.endpoints = endpointGroup();
        SERVICES.forEach((service, endpoint) -> addEndpoint(service, endpoint, site));
    }

    private SecurityGroup endpointGroup() {
        SecurityGroup group = group(this, "Endpoints", "Endpoints of services of AWS");
        group.addIngressRule(Peer.ipv4(vpc.getVpcCidrBlock()), Port.tcp(443), "From within the network");
        Accepted.finding(
                group,
                "CdkNagValidationFailure",
                "The rule that finds open groups cannot read the network's address range, which is not known before the deployment.");
        return group;
    }

    private void addEndpoint(String id, InterfaceVpcEndpointAwsService service, SiteSettings site) {
        vpc.addInterfaceEndpoint(
                id,
                InterfaceVpcEndpointOptions.builder()
                        .service(service)
                        .subnets(SubnetSelection.builder()
                                .subnetType(SubnetType.PRIVATE_ISOLATED)
                                .availabilityZones(site.zoneNames().subList(0, site.endpointZones()))
                                .build())
                        .securityGroups(List.of(endpoints))
                        .open(false)
                        .build());
    }

    /** Opens the way to the keys of Cognito's tokens. */
    public void addTokenKeys(SiteSettings site) {
        addEndpoint("TokenKeys", new InterfaceVpcEndpointAwsService("cognito-idp"), site);
    }

    private static GatewayVpcEndpointOptions gateway(GatewayVpcEndpointAwsService service) {
        return GatewayVpcEndpointOptions.builder().service(service).build();
    }

    /** The network itself. */
    public IVpc vpc() {
        return vpc;
    }

    /** All of its subnets. */
    public SubnetSelection subnets() {
        return SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build();
    }

    /** One of its subnets for each of so many zones. */
    public SubnetSelection subnets(int zones) {
        return SubnetSelection.builder()
                .subnets(vpc.getIsolatedSubnets().subList(0, zones))
                .build();
    }

    /** A security group that lets nothing in, and out to whoever lets it in; there is no way further. */
    public SecurityGroup group(Construct scope, String id, String description) {
        return SecurityGroup.Builder.create(scope, id)
                .vpc(vpc)
                .description(description)
                .allowAllOutbound(true)
                .build();
    }
}
