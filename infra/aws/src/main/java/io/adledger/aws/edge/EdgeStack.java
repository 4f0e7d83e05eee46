package io.adledger.aws.edge;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.settings.DomainSettings;
import io.adledger.aws.settings.StageSettings;
import io.adledger.aws.storage.AccessLogs;
import io.adledger.aws.watch.ServiceLog;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.PriceClass;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.cloudfront.origins.HttpOriginProps;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.constructs.Construct;

/**
 * The edge in front of the API: the firewall, and the name that clients know. In {@value #REGION}, where AWS wants what belongs to
 * CloudFront. It caches nothing. It finds the API by name, and so depends on no other stack.
 */
public final class EdgeStack extends Stack {

    /** Where the edge is configured; it works everywhere. */
    public static final String REGION = "us-east-1";

    public EdgeStack(Construct scope, String id, StageSettings stage, StackProps props) {
        super(scope, id, props);
        DomainSettings domain = stage.domain();
        IHostedZone zone = HostedZone.fromHostedZoneAttributes(
                this,
                "Zone",
                HostedZoneAttributes.builder()
                        .zoneName(domain.name())
                        .hostedZoneId(domain.hostedZoneId())
                        .build());
        AccessLogs logs =
                AccessLogs.ofTheEdge(this, "access-logs", stage.retention().accessLogs());
        LogGroup refused = LogGroup.Builder.create(this, "Refused")
                .logGroupName("aws-waf-logs-" + stage.prefix())
                .retention(ServiceLog.retention(stage.retention().logs()))
                .build();
        Firewall firewall = new Firewall(this, "Firewall", stage.api().requestsPerAddress(), refused);
        Distribution edge = Distribution.Builder.create(this, "Edge")
                .comment("AdLedger " + stage.name())
                .domainNames(List.of(domain.api()))
                .certificate(Certificate.Builder.create(this, "Certificate")
                        .domainName(domain.api())
                        .validation(CertificateValidation.fromDns(zone))
                        .build())
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .priceClass(PriceClass.PRICE_CLASS_100)
                .webAclId(firewall.arn())
                .enableLogging(true)
                .logBucket(logs.bucket())
                .logFilePrefix("edge/")
                .defaultBehavior(toTheApi(domain.apiOrigin()))
                .build();
        Accepted.finding(edge, "AwsSolutions-CFR1", "Ads may be searched for from anywhere.");
        ARecord.Builder.create(this, "Name")
                .zone(zone)
                .recordName(domain.api() + ".")
                .target(RecordTarget.fromAlias(new CloudFrontTarget(edge)))
                .build();
    }

    private static BehaviorOptions toTheApi(String host) {
        return BehaviorOptions.builder()
                .origin(new HttpOrigin(
                        host,
                        HttpOriginProps.builder()
                                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                                .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                                .build()))
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(CachePolicy.CACHING_DISABLED)
                .originRequestPolicy(OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER)
                .build();
    }
}
