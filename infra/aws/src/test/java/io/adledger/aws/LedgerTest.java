package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class LedgerTest {

    private final Template primary = SynthesisedStage.production().primary();

    @Test
    void itsDoorIsInsideTheNetworkAndSpeaksTlsOnBothSides() {
        assertThat(Resources.only(primary, "AWS::ElasticLoadBalancingV2::LoadBalancer"))
                .containsEntry("Scheme", "internal")
                .containsEntry("Type", "network");
        assertThat(Resources.only(primary, "AWS::ElasticLoadBalancingV2::Listener"))
                .containsEntry("Protocol", "TLS")
                .containsEntry("SslPolicy", "ELBSecurityPolicy-TLS13-1-2-Res-2021-06")
                .containsKey("Certificates");
        assertThat(Resources.only(primary, "AWS::ElasticLoadBalancingV2::TargetGroup"))
                .containsEntry("Protocol", "TLS");
    }

    @Test
    void aNewServerIsAtWorkBeforeAnOldOneGoes() {
        assertThat(Resources.only(primary, "AWS::ECS::Service"))
                .containsEntry("DesiredCount", 2)
                .extractingByKey("DeploymentConfiguration")
                .satisfies(deployment -> assertThat(Resources.map(deployment))
                        .containsEntry("MinimumHealthyPercent", 100)
                        .containsEntry("MaximumPercent", 200));
    }

    @Test
    void aServerGetsItsKeyAsASecretAndCannotChangeItsImage() {
        Map<String, Object> container = container("--catalog-table");

        assertThat(container).containsEntry("ReadonlyRootFilesystem", true).doesNotContainKey("Environment");
        assertThat(Resources.maps(container.get("Secrets")))
                .extracting(secret -> secret.get("Name"))
                .containsExactly("ADLEDGER_ACCESS_KEY_ID", "ADLEDGER_SECRET_ACCESS_KEY");
    }

    @Test
    void itsServersTellTheFiguresThatItsAlarmsLookAt() {
        assertThat(Resources.text(container("--catalog-table"), "Command")).contains("--log-metrics, 60");
    }

    @Test
    void onlyTheServersOfTheSecondRegionFollow() {
        assertThat(Resources.text(container("--catalog-table"), "Command")).doesNotContain("--replica");
        assertThat(Resources.text(
                        Resources.maps(Resources.only(
                                                SynthesisedStage.production().replica(), "AWS::ECS::TaskDefinition")
                                        .get("ContainerDefinitions"))
                                .getFirst(),
                        "Command"))
                .contains("--replica");
    }

    @Test
    void theJournalIsProtectedEncryptedAndCanBeTakenBackInTime() {
        primary.hasResource(
                "AWS::DynamoDB::Table",
                Match.objectLike(Map.of(
                        "DeletionPolicy",
                        "Retain",
                        "Properties",
                        Match.objectLike(Map.of(
                                "KeySchema",
                                List.of(
                                        Map.of("AttributeName", "section", "KeyType", "HASH"),
                                        Map.of("AttributeName", "sequenceNo", "KeyType", "RANGE")),
                                "DeletionProtectionEnabled",
                                true,
                                "PointInTimeRecoverySpecification",
                                Map.of("PointInTimeRecoveryEnabled", true),
                                "SSESpecification",
                                Match.objectLike(Map.of("SSEType", "KMS")))))));
    }

    @Test
    void itIsBackedUpEachNightAndCopiedToTheSecondRegion() {
        String plan = Resources.only(primary, "AWS::Backup::BackupPlan").toString();

        assertThat(plan)
                .contains("cron(0 3 * * ? *)")
                .contains("arn:aws:backup:eu-west-1:222222222222:backup-vault:adledger-production-journal");
        assertThat(Resources.only(SynthesisedStage.production().replica(), "AWS::Backup::BackupVault"))
                .containsEntry("BackupVaultName", "adledger-production-journal");
        assertThat(Resources.only(SynthesisedStage.staging().primary(), "AWS::Backup::BackupPlan")
                        .toString())
                .as("without a second region")
                .doesNotContain("CopyActions");
    }

    private Map<String, Object> container(String argument) {
        return Resources.properties(primary, "AWS::ECS::TaskDefinition").stream()
                .map(task -> Resources.maps(task.get("ContainerDefinitions")).getFirst())
                .filter(container -> Resources.text(container, "Command").contains(argument))
                .findFirst()
                .orElseThrow();
    }
}
