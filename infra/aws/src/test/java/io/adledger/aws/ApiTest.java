package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class ApiTest {

    private final Template primary = SynthesisedStage.production().primary();

    @Test
    void publishersCallsWantATokenAndSearchesDoNot() {
        Map<String, Object> authorization = new TreeMap<>();
        for (Map<String, Object> route : Resources.properties(primary, "AWS::ApiGatewayV2::Route")) {
            authorization.put(Resources.text(route, "RouteKey"), route.get("AuthorizationType"));
        }
        String ads = "/publisher/{publisherId}/ad";
        assertThat(authorization)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "POST " + ads,
                        "JWT",
                        "PATCH " + ads + "/{adId}",
                        "JWT",
                        "DELETE " + ads + "/{adId}",
                        "JWT",
                        "GET " + ads,
                        "JWT",
                        "GET " + ads + "/{adId}",
                        "JWT",
                        "GET " + ads + "/{adId}/versions/{version}/proof",
                        "JWT",
                        "GET /",
                        "NONE",
                        "GET /search",
                        "NONE"));
    }

    @Test
    void itIsNotReachedByTheNameThatAwsGives() {
        assertThat(Resources.only(primary, "AWS::ApiGatewayV2::Api")).containsEntry("DisableExecuteApiEndpoint", true);
        assertThat(Resources.only(primary, "AWS::ApiGatewayV2::DomainName"))
                .containsEntry("DomainName", "origin.ads.example.com");
    }

    @Test
    void itTakesAsMuchAsTheStageSaysAndNotesWhoCame() {
        Map<String, Object> stage = Resources.only(primary, "AWS::ApiGatewayV2::Stage");

        assertThat(Resources.map(stage.get("DefaultRouteSettings")))
                .containsEntry("ThrottlingRateLimit", 2_000)
                .containsEntry("ThrottlingBurstLimit", 4_000);
        assertThat(Resources.text(Resources.map(stage.get("AccessLogSettings")), "Format"))
                .contains("$context.routeKey")
                .contains("$context.authorizer.claims.sub");
    }

    @Test
    void nobodySignsUpByHimselfAndEveryoneHasASecondFactor() {
        assertThat(Resources.only(primary, "AWS::Cognito::UserPool"))
                .containsEntry("AdminCreateUserConfig", Map.of("AllowAdminCreateUserOnly", true))
                .containsEntry("MfaConfiguration", "ON")
                .containsEntry("DeletionProtection", "ACTIVE");
    }

    @Test
    void itsFunctionsStartFromASnapshotOfAPublishedVersion() {
        primary.resourceCountIs("AWS::Lambda::Alias", 2);
        assertThat(Resources.properties(primary, "AWS::Lambda::Function"))
                .filteredOn(function -> function.containsKey("SnapStart"))
                .hasSize(2)
                .allSatisfy(function -> assertThat(function)
                        .containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions"))
                        .containsKey("VpcConfig"));
    }

    @Test
    void itsFunctionsJudgeTokensOfThePoolThemselvesAndTakeTheLedgersKeyFromItsSecret() {
        assertThat(Resources.properties(primary, "AWS::Lambda::Function"))
                .filteredOn(function -> function.containsKey("SnapStart"))
                .hasSize(2)
                .allSatisfy(function -> {
                    Map<String, Object> variables = Resources.map(
                            Resources.map(function.get("Environment")).get("Variables"));
                    assertThat(function).containsEntry("Handler", "io.adledger.function.HttpApiFunction");
                    assertThat(Resources.text(variables, "ADLEDGER_TOKENS_ISSUER"))
                            .contains("PublishersPool", "ProviderURL");
                    assertThat(Resources.text(variables, "ADLEDGER_TOKENS_AUDIENCE"))
                            .contains("PublishersPoolClient");
                    assertThat(Resources.text(variables, "ADLEDGER_TOKENS_KEYS"))
                            .contains("PublishersPool", "ProviderURL", "/.well-known/jwks.json");
                    assertThat(Resources.text(variables, "ADLEDGER_LEDGER_KEY")).contains("LedgerKeySecret");
                });
    }

    @Test
    void functionsRunTheJavaThatAllIsWrittenFor() {
        assertThat(Resources.properties(primary, "AWS::Lambda::Function"))
                .extracting(function -> function.get("Runtime"))
                .containsOnly("java25");
    }

    @Test
    void theEdgeKeepsOutWhoAsksTooOften() {
        Template edge = SynthesisedStage.production().edge();

        assertThat(Resources.text(Resources.only(edge, "AWS::WAFv2::WebACL"), "Rules"))
                .contains("Limit=10000")
                .contains("AWSManagedRulesCommonRuleSet")
                .contains("AWSManagedRulesKnownBadInputsRuleSet")
                .contains("AWSManagedRulesAmazonIpReputationList");
        assertThat(Resources.only(edge, "AWS::CloudFront::Distribution").toString())
                .contains("WebACLId")
                .contains("origin.ads.example.com")
                .contains("https-only");
    }
}
