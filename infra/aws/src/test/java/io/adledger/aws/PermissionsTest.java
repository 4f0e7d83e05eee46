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

class PermissionsTest {

    static Stream<StageSettings> stages() {
        return Stream.of(Stages.STAGING, Stages.PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void noPermissionIsForActionsThatAreNotNamed(StageSettings stage) {
        Stream<String> actions = SynthesisedStage.of(stage).templates().stream()
                .flatMap(Resources::permissions)
                .flatMap(statement -> Resources.texts(statement.get("Action")).stream());
        assertThat(actions).isNotEmpty().noneMatch(action -> action.contains("*"));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void onlyNetworkInterfacesAndTheImageRegistryAreForAnyResource(StageSettings stage) {
        Stream<String> actions = SynthesisedStage.of(stage).templates().stream()
                .flatMap(Resources::permissions)
                .filter(statement -> Resources.texts(statement.get("Resource")).contains("*"))
                .flatMap(statement -> Resources.texts(statement.get("Action")).stream());
        assertThat(actions)
                .isNotEmpty()
                .allMatch(action -> action.equals("ecr:GetAuthorizationToken")
                        || action.contains("NetworkInterface")
                        || action.contains("PrivateIpAddresses")
                        || action.equals("ec2:DescribeSubnets"));
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everyFunctionHasARoleOfItsOwn(StageSettings stage) {
        for (Template template : SynthesisedStage.of(stage).templates()) {
            List<Object> roles = Resources.properties(template, "AWS::Lambda::Function").stream()
                    .map(function -> function.get("Role"))
                    .toList();
            assertThat(roles).doesNotHaveDuplicates();
        }
    }

    @Test
    void onlyAwsBackupHasPermissionsThatAwsMade() {
        Stream<Map<String, Object>> roles = SynthesisedStage.production().templates().stream()
                .flatMap(template -> Resources.properties(template, "AWS::IAM::Role").stream());
        assertThat(roles.filter(role -> role.containsKey("ManagedPolicyArns")))
                .singleElement()
                .satisfies(role -> assertThat(role.toString()).contains("backup.amazonaws.com"));
    }

    @Test
    void noOneMayDeleteABlockOfTheJournal() {
        assertThat(onJournal()
                        .filter(statement -> !statement.containsKey("Condition"))
                        .flatMap(statement -> Resources.texts(statement.get("Action")).stream()))
                .containsOnly("dynamodb:ConditionCheckItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query");
    }

    @Test
    void serversMayDeletePartsThatBelongToNoBlockAndTheirReservations() {
        assertThat(onJournal().filter(statement -> statement.containsKey("Condition")))
                .as("in the first region and in the second")
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement)
                        .containsEntry("Action", "dynamodb:DeleteItem")
                        .containsEntry(
                                "Condition",
                                Map.of(
                                        "ForAllValues:StringLike",
                                        Map.of("dynamodb:LeadingKeys", List.of("*/parts/*", "*/reservations")),
                                        "Null",
                                        Map.of("dynamodb:LeadingKeys", "false"))));
    }

    private static Stream<Map<String, Object>> onJournal() {
        return SynthesisedStage.production().templates().stream()
                .flatMap(Resources::permissions)
                .filter(statement -> Resources.text(statement, "Resource").contains("LedgerTablesJournal"));
    }

    @Test
    void theCommandServiceMayReadTheLedgersKeyAndNothingElse() {
        assertThat(Resources.actionsOf(SynthesisedStage.production().primary(), "CommandServiceRole"))
                .filteredOn(action -> !action.startsWith("ec2:") && !action.startsWith("logs:"))
                .containsExactly("secretsmanager:GetSecretValue");
    }

    @Test
    void theQueryServiceMayReadTheStateStoreAndNotWriteIt() {
        assertThat(Resources.actionsOf(SynthesisedStage.production().primary(), "QueryServiceRole"))
                .filteredOn(action -> action.startsWith("dynamodb:"))
                .containsExactly("dynamodb:GetItem", "dynamodb:Query");
    }
}
