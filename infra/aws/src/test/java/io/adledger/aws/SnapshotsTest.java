package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.adledger.snapshot.aws.SnapshotHandler;
import io.adledger.snapshot.aws.SnapshotPlace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

/** The snapshots of a stage, and that what their function is told is what it reads. */
class SnapshotsTest {

    private final Template primary = SynthesisedStage.production().primary();

    @Test
    void aSnapshotOfTheBeginningOfTheDayIsTakenEachNight() {
        Map<String, Object> schedule = Resources.only(primary, "AWS::Scheduler::Schedule");

        assertThat(schedule)
                .containsEntry("ScheduleExpression", "cron(30 1 * * ? *)")
                .containsEntry("State", "ENABLED");
        assertThat(Resources.map(schedule.get("Target")))
                .containsEntry("Input", "{\"at\":\"<aws.scheduler.scheduled-time>\",\"beginningOf\":\"day\"}")
                .containsKey("DeadLetterConfig");
    }

    @Test
    void oneIsMadeAtATimeAndHasAllTimeAndDiskThatThereIs() {
        assertThat(function())
                .containsEntry("ReservedConcurrentExecutions", 1)
                .containsEntry("Timeout", 900)
                .containsEntry("EphemeralStorage", Map.of("Size", 10_240));
    }

    @Test
    void whatFailsThreeTimesIsAlarmed() {
        primary.hasResourceProperties(
                "AWS::Lambda::EventInvokeConfig",
                Match.objectLike(Map.of(
                        "FunctionName",
                        Map.of("Ref", Match.stringLikeRegexp("SnapshotsJob.*")),
                        "MaximumRetryAttempts",
                        2,
                        "DestinationConfig",
                        Match.objectLike(Map.of("OnFailure", Match.anyValue())))));
    }

    @Test
    void whatItIsToldIsWhatItReads() {
        Map<String, String> variables = variables();

        assertThat(SnapshotPlace.in(variables).ledger()).isEqualTo("ads");
        assertThat(variables.keySet()).allSatisfy(name -> {
            Map<String, String> without = new HashMap<>(variables);
            without.remove(name);
            assertThatThrownBy(() -> SnapshotPlace.in(without))
                    .hasMessage("the environment variable " + name + " is missing");
        });
    }

    @Test
    void itReadsTheJournalAndKeepsObjectsAndNothingElse() {
        assertThat(Resources.actionsOf(primary, "SnapshotsJobRole"))
                .containsExactly(
                        "dynamodb:GetItem",
                        "dynamodb:Query",
                        "kms:Decrypt",
                        "kms:DescribeKey",
                        "kms:Encrypt",
                        "kms:GenerateDataKey",
                        "logs:CreateLogStream",
                        "logs:PutLogEvents",
                        "s3:DeleteObject",
                        "s3:GetObject",
                        "s3:ListBucket",
                        "s3:PutObject",
                        "sqs:GetQueueAttributes",
                        "sqs:GetQueueUrl",
                        "sqs:SendMessage");
    }

    @Test
    void theSchedulerMayStartItAndNothingElse() {
        assertThat(Resources.actionsOf(primary, "SnapshotsSchedulerRole"))
                .containsExactly("lambda:InvokeFunction", "sqs:SendMessage");
    }

    private Map<String, Object> function() {
        List<Map<String, Object>> functions = Resources.properties(primary, "AWS::Lambda::Function").stream()
                .filter(function -> Resources.text(function, "Handler").equals(SnapshotHandler.class.getName()))
                .toList();
        assertThat(functions).hasSize(1);
        return functions.getFirst();
    }

    /** What is known only when it is deployed has a stand-in. */
    private Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        Resources.map(Resources.map(function().get("Environment")).get("Variables"))
                .forEach((name, value) ->
                        variables.put(name, value instanceof String text ? text : "known-when-deployed"));
        return variables;
    }
}
