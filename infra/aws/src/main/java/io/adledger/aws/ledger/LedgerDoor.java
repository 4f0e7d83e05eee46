package io.adledger.aws.ledger;

import io.adledger.aws.network.PrivateNetwork;
import io.adledger.aws.storage.AccessLogs;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.AddNetworkTargetsProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.BaseNetworkListenerProps;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.INetworkLoadBalancerTarget;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerCertificate;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.NetworkTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.Protocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.SslPolicy;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.PrivateHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.LoadBalancerTarget;
import software.constructs.Construct;

/**
 * The door of the ledger's servers: a load balancer inside the network, with a certificate that everyone trusts, under a name that is
 * known inside the network only. It goes by connections: a client that keeps its connection keeps its server, and with it its session.
 */
public final class LedgerDoor extends Construct {

    /** Where the servers listen. */
    static final int SERVER_PORT = 8443;

    private static final int PORT = 443;

    private final String name;
    private final SecurityGroup clients;
    private final SecurityGroup servers;
    private final NetworkLoadBalancer balancer;
    private final Certificate certificate;

    /**
     * A door.
     *
     * @param name the host name
     * @param zone the public zone by which it is shown that the name is ours
     */
    LedgerDoor(Construct scope, String id, PrivateNetwork network, String name, IHostedZone zone, AccessLogs logs) {
        super(scope, id);
        this.name = name;
        this.clients = network.group(this, "Clients", "Who may call the ledger");
        SecurityGroup door = network.group(this, "Door", "The load balancer of the ledger");
        this.servers = network.group(this, "Servers", "The servers of the ledger");
        door.addIngressRule(clients, Port.tcp(PORT), "From services and functions");
        servers.addIngressRule(door, Port.tcp(SERVER_PORT), "From the load balancer");
        this.balancer = NetworkLoadBalancer.Builder.create(this, "Balancer")
                .vpc(network.vpc())
                .vpcSubnets(network.subnets())
                .internetFacing(false)
                .crossZoneEnabled(true)
                .deletionProtection(true)
                .securityGroups(List.of(door))
                .build();
        balancer.logAccessLogs(logs.bucket(), "ledger");
        this.certificate = Certificate.Builder.create(this, "Certificate")
                .domainName(name)
                .validation(CertificateValidation.fromDns(zone))
                .build();
        ARecord.Builder.create(this, "Name")
                .zone(PrivateHostedZone.Builder.create(this, "Zone")
                        .zoneName(name)
                        .vpc(network.vpc())
                        .build())
                .target(RecordTarget.fromAlias(new LoadBalancerTarget(balancer)))
                .build();
    }

    /** Opens it to servers, which have a certificate of their own making: nobody but the load balancer sees it. */
    NetworkTargetGroup openTo(INetworkLoadBalancerTarget target) {
        return balancer.addListener(
                        "Tls",
                        BaseNetworkListenerProps.builder()
                                .port(PORT)
                                .protocol(Protocol.TLS)
                                .certificates(List.of(ListenerCertificate.fromCertificateManager(certificate)))
                                .sslPolicy(SslPolicy.TLS13_RES)
                                .build())
                .addTargets(
                        "Servers",
                        AddNetworkTargetsProps.builder()
                                .port(SERVER_PORT)
                                .protocol(Protocol.TLS)
                                .targets(List.of(target))
                                .deregistrationDelay(Duration.seconds(30))
                                .healthCheck(HealthCheck.builder()
                                        // GET /health is signed from elsewhere; the container asks it itself.
                                        .protocol(Protocol.TCP)
                                        .interval(Duration.seconds(10))
                                        .build())
                                .build());
    }

    /** Where clients find the ledger. */
    String endpoint() {
        return "https://" + name;
    }

    /** The group of those who reach it. */
    ISecurityGroup clients() {
        return clients;
    }

    ISecurityGroup servers() {
        return servers;
    }

    /** How many servers take connections. */
    static Metric healthy(NetworkTargetGroup group) {
        return group.getMetrics()
                .healthyHostCount(MetricOptions.builder()
                        .statistic("Minimum")
                        .period(Duration.minutes(1))
                        .label("servers")
                        .build());
    }
}
