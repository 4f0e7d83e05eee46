package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.adledger.aws.settings.StageSettings;
import io.adledger.aws.settings.Stages;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.assertions.Template;

class StoresTest {

    static Stream<StageSettings> stages() {
        return Stream.of(Stages.STAGING, Stages.PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyBucketIsVersionedEncryptedClosedToThePublicAndTidiedUp(StageSettings stage) {
        for (Template template : SynthesisedStage.of(stage).templates()) {
            assertThat(Resources.properties(template, "AWS::S3::Bucket"))
                    .isNotEmpty()
                    .allSatisfy(bucket -> assertThat(bucket)
                            .containsEntry("VersioningConfiguration", Map.of("Status", "Enabled"))
                            .containsKeys("BucketEncryption", "LifecycleConfiguration")
                            .containsEntry(
                                    "PublicAccessBlockConfiguration",
                                    Map.of(
                                            "BlockPublicAcls", true,
                                            "BlockPublicPolicy", true,
                                            "IgnorePublicAcls", true,
                                            "RestrictPublicBuckets", true)));
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void whatHasDataStaysWhenTheStackGoes(StageSettings stage) {
        List<String> types = List.of(
                "AWS::S3::Bucket",
                "AWS::DynamoDB::Table",
                "AWS::Kinesis::Stream",
                "AWS::OpenSearchService::Domain",
                "AWS::KMS::Key",
                "AWS::Cognito::UserPool",
                "AWS::Backup::BackupVault");
        for (Template template : SynthesisedStage.of(stage).templates()) {
            for (String type : types) {
                assertThat(template.findResources(type).values())
                        .allSatisfy(resource -> assertThat(resource).containsEntry("DeletionPolicy", "Retain"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theSearchDomainIsInTheNetworkEncryptedAndKnowsNoPassword(StageSettings stage) {
        Map<String, Object> domain =
                Resources.only(SynthesisedStage.of(stage).primary(), "AWS::OpenSearchService::Domain");

        assertThat(domain)
                .containsKey("VPCOptions")
                .containsEntry("NodeToNodeEncryptionOptions", Map.of("Enabled", true))
                .hasEntrySatisfying(
                        "EncryptionAtRestOptions",
                        at -> assertThat(at.toString()).contains("Enabled=true").contains("KmsKeyId"))
                .hasEntrySatisfying(
                        "DomainEndpointOptions", at -> assertThat(at.toString()).contains("EnforceHTTPS=true"));
        Map<String, Object> security = Resources.map(domain.get("AdvancedSecurityOptions"));
        assertThat(security)
                .containsEntry("Enabled", true)
                .containsEntry("InternalUserDatabaseEnabled", false)
                .containsEntry("AnonymousAuthEnabled", false);
        assertThat(Resources.map(security.get("MasterUserOptions"))).containsOnlyKeys("MasterUserARN");
    }

    @Test
    void threeRolesAreLetIntoTheSearchDomain() {
        Object policy = Resources.only(SynthesisedStage.production().primary(), "AWS::OpenSearchService::Domain")
                .get("AccessPolicies");
        assertThat(Resources.maps(Resources.map(policy).get("Statement")))
                .singleElement()
                .satisfies(statement -> {
                    Object roles = Resources.map(statement.get("Principal")).get("AWS");
                    assertThat(Resources.maps(roles).stream().map(Object::toString))
                            .hasSize(3)
                            .anyMatch(role -> role.contains("sinksearch"))
                            .anyMatch(role -> role.contains("QueryService"))
                            .anyMatch(role -> role.contains("SearchSetup"));
                });
    }

    @Test
    void eventsOnTheBusCanBeReplayed() {
        Template primary = SynthesisedStage.production().primary();

        assertThat(Resources.only(primary, "AWS::Events::EventBus")).containsEntry("Name", "adledger-production");
        assertThat(Resources.only(primary, "AWS::Events::Archive"))
                .containsEntry("RetentionDays", 90)
                .containsEntry("EventPattern", Map.of("source", List.of("adledger.ads")));
    }

    @Test
    void whatWasReplacedInTheArchiveIsGoneAfterATime() {
        assertThat(Resources.properties(SynthesisedStage.production().primary(), "AWS::S3::Bucket"))
                .extracting(bucket -> Resources.text(bucket, "LifecycleConfiguration"))
                .allMatch(rules -> rules.contains("NoncurrentVersionExpiration"));
    }
}
