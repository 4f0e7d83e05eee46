package io.adledger.aws.api;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.function.JavaFunction;
import io.adledger.aws.settings.ApiSettings;
import io.adledger.aws.settings.DomainSettings;
import io.adledger.aws.watch.ServiceLog;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.aws_apigatewayv2_integrations.HttpLambdaIntegration;
import software.amazon.awscdk.services.apigatewayv2.AddRoutesOptions;
import software.amazon.awscdk.services.apigatewayv2.DomainMappingOptions;
import software.amazon.awscdk.services.apigatewayv2.DomainName;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.HttpMethod;
import software.amazon.awscdk.services.apigatewayv2.HttpNoneAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.HttpRoute;
import software.amazon.awscdk.services.apigatewayv2.HttpStage;
import software.amazon.awscdk.services.apigatewayv2.IHttpRouteAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.LogGroupLogDestination;
import software.amazon.awscdk.services.apigatewayv2.SecurityPolicy;
import software.amazon.awscdk.services.apigatewayv2.ThrottleSettings;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.ApiGatewayv2DomainProperties;
import software.constructs.Construct;

/**
 * The API's calls: publishers' with a token of theirs, searches without. It answers under the name that the edge knows it by, and not
 * under the one that AWS gives.
 */
public final class AdApi extends Construct {

    private static final String ADS = "/publisher/{publisherId}/ad";
    private static final String AD = ADS + "/{adId}";
    private static final String PROOF = AD + "/versions/{version}/proof";

    private final HttpApi api;

    /** An API that calls two functions. */
    public AdApi(
            Construct scope,
            String id,
            ApiSettings settings,
            DomainSettings domain,
            IHostedZone zone,
            Publishers publishers,
            JavaFunction commands,
            JavaFunction queries,
            int logDays) {
        super(scope, id);
        this.api = HttpApi.Builder.create(this, "Api")
                .description("Ads: commands, reads, search")
                .createDefaultStage(false)
                .disableExecuteApiEndpoint(true)
                .build();
        IHttpRouteAuthorizer tokens = publishers.authorizer();
        HttpLambdaIntegration command = new HttpLambdaIntegration("Commands", commands.published());
        route(ADS, List.of(HttpMethod.POST), command, tokens);
        route(AD, List.of(HttpMethod.PATCH, HttpMethod.DELETE), command, tokens);
        HttpLambdaIntegration query = new HttpLambdaIntegration("Queries", queries.published());
        for (String path : List.of(ADS, AD, PROOF)) {
            route(path, List.of(HttpMethod.GET), query, tokens);
        }
        for (String path : List.of("/", "/search")) {
            for (HttpRoute open : route(path, List.of(HttpMethod.GET), query, new HttpNoneAuthorizer())) {
                Accepted.finding(open, "AwsSolutions-APIG4", "Everyone may search for ads: that is what they are for.");
            }
        }
        HttpStage.Builder.create(this, "Stage")
                .httpApi(api)
                .autoDeploy(true)
                .detailedMetricsEnabled(true)
                .throttle(ThrottleSettings.builder()
                        .rateLimit(settings.requestsPerSecond())
                        .burstLimit(settings.burst())
                        .build())
                .accessLogSettings(new AccessLog(new LogGroupLogDestination(ServiceLog.of(this, "AccessLog", logDays))))
                .domainMapping(DomainMappingOptions.builder()
                        .domainName(name(domain.apiOrigin(), zone))
                        .build())
                .build();
    }

    private List<HttpRoute> route(
            String path, List<HttpMethod> methods, HttpLambdaIntegration integration, IHttpRouteAuthorizer authorizer) {
        return api.addRoutes(AddRoutesOptions.builder()
                .path(path)
                .methods(methods)
                .integration(integration)
                .authorizer(authorizer)
                .build());
    }

    private DomainName name(String host, IHostedZone zone) {
        DomainName name = DomainName.Builder.create(this, "Name")
                .domainName(host)
                .certificate(Certificate.Builder.create(this, "Certificate")
                        .domainName(host)
                        .validation(CertificateValidation.fromDns(zone))
                        .build())
                .securityPolicy(SecurityPolicy.TLS_1_2)
                .build();
        ARecord.Builder.create(this, "Record")
                .zone(zone)
                .recordName(host + ".")
                .target(RecordTarget.fromAlias(
                        new ApiGatewayv2DomainProperties(name.getRegionalDomainName(), name.getRegionalHostedZoneId())))
                .build();
        return name;
    }

    /** The time in which 99 of 100 requests are answered, in milliseconds. */
    public Metric p99() {
        return api.metricLatency(MetricOptions.builder()
                .statistic("p99")
                .period(Duration.minutes(1))
                .label("API")
                .build());
    }

    /** How many requests failed on this side. */
    public Metric failures() {
        return api.metricServerError(MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.minutes(1))
                .label("5xx")
                .build());
    }

    /** How many requests there were. */
    public Metric requests() {
        return api.metricCount(MetricOptions.builder()
                .statistic("Sum")
                .period(Duration.minutes(1))
                .label("requests")
                .build());
    }
}
