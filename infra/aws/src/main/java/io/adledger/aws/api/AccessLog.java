package io.adledger.aws.api;

import software.amazon.awscdk.services.apigateway.AccessLogFormat;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogDestination;
import software.amazon.awscdk.services.apigatewayv2.IAccessLogSettings;

/** What the API notes of each request: who, when, which route, how it ended and how long it took; nothing of an ad. */
final class AccessLog implements IAccessLogSettings {

    private static final String LINE = """
            {"requestId":"$context.requestId","time":"$context.requestTime","ip":"$context.identity.sourceIp",\
            "subject":"$context.authorizer.claims.sub","route":"$context.routeKey","status":"$context.status",\
            "milliseconds":"$context.responseLatency","error":"$context.integrationErrorMessage"}""";

    private final IAccessLogDestination destination;

    AccessLog(IAccessLogDestination destination) {
        this.destination = destination;
    }

    @Override
    public IAccessLogDestination getDestination() {
        return destination;
    }

    @Override
    public AccessLogFormat getFormat() {
        return AccessLogFormat.custom(LINE);
    }
}
