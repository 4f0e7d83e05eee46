package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class NetworkTest {

    private static final Pattern SERVICE =
            Pattern.compile("\\.(dynamodb|s3|ecr\\.\\w+|kinesis-streams|cognito-idp|logs|secretsmanager|sqs)\\b");

    @Test
    void thereIsNoWayToTheInternet() {
        for (Template template : SynthesisedStage.production().templates()) {
            template.resourceCountIs("AWS::EC2::InternetGateway", 0);
            template.resourceCountIs("AWS::EC2::NatGateway", 0);
            template.resourceCountIs("AWS::EC2::EgressOnlyInternetGateway", 0);
        }
    }

    @Test
    void theServicesThatAreUsedHaveEndpoints() {
        assertThat(Resources.properties(SynthesisedStage.production().primary(), "AWS::EC2::VPCEndpoint"))
                .extracting(endpoint -> SERVICE.matcher(Resources.text(endpoint, "ServiceName")))
                .allMatch(Matcher::find)
                .extracting(name -> name.group(1))
                .containsExactlyInAnyOrder(
                        "cognito-idp",
                        "dynamodb",
                        "s3",
                        "ecr.api",
                        "ecr.dkr",
                        "kinesis-streams",
                        "logs",
                        "secretsmanager",
                        "sqs");
    }

    @Test
    void aSmallStageHasEachEndpointInOneZone() {
        assertThat(Resources.properties(SynthesisedStage.staging().primary(), "AWS::EC2::VPCEndpoint"))
                .filteredOn(endpoint -> "Interface".equals(endpoint.get("VpcEndpointType")))
                .hasSize(7)
                .allMatch(endpoint -> Resources.maps(endpoint.get("SubnetIds")).size() == 1);
    }

    @Test
    void securityGroupsLetInOnlyEachOtherAndTheirOwnNetwork() {
        for (Template template : SynthesisedStage.production().templates()) {
            assertThat(Resources.properties(template, "AWS::EC2::SecurityGroup"))
                    .allSatisfy(group -> assertThat(String.valueOf(group.get("SecurityGroupIngress")))
                            .doesNotContain("0.0.0.0/0"));
            assertThat(Resources.properties(template, "AWS::EC2::SecurityGroupIngress"))
                    .allSatisfy(rule -> assertThat(rule).containsKey("SourceSecurityGroupId"));
        }
    }
}
