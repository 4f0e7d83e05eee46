package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class SinksTest {

    private static final String MAPPING = "AWS::Lambda::EventSourceMapping";

    @Test
    void eachSinkIsFedByItself() {
        assertThat(feeds(SynthesisedStage.production().primary())).hasSize(5);
        assertThat(feeds(SynthesisedStage.staging().primary()))
                .as("without a replica")
                .hasSize(4);
        assertThat(feeds(SynthesisedStage.production().replica())).hasSize(1);
        for (Template template : SynthesisedStage.production().templates()) {
            assertThat(feeds(template).stream().map(feed -> feed.get("FunctionName")))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void eachFeedBeginsAtTheBeginningTakesPartialFailuresBisectsAndHasDeadLetters() {
        assertThat(feeds(SynthesisedStage.production().primary())).allSatisfy(feed -> assertThat(feed)
                .containsEntry("StartingPosition", "TRIM_HORIZON")
                .containsEntry("BisectBatchOnFunctionError", true)
                .containsEntry("FunctionResponseTypes", List.of("ReportBatchItemFailures"))
                .extractingByKey("DestinationConfig")
                .asString()
                .matches(".*DeadLetters[0-9A-F]{8}.*"));
    }

    @Test
    void sinksThatMaySkipGiveUpAndThoseThatMayNotDoNot() {
        Template template = SynthesisedStage.production().primary();
        for (String sink : List.of("state", "search", "events")) {
            assertThat(feed(template, sink)).as(sink).containsEntry("MaximumRetryAttempts", 10);
        }
        for (String sink : List.of("archive", "replica")) {
            assertThat(feed(template, sink)).as(sink).containsEntry("MaximumRetryAttempts", -1);
        }
    }

    @Test
    void archiveAndReplicaHaveOneWriter() {
        Map<String, Object> alone =
                Map.of("Handler", "io.adledger.stream.lambda.ArchiveHandler", "ReservedConcurrentExecutions", 1);
        SynthesisedStage.production().primary().hasResourceProperties("AWS::Lambda::Function", Match.objectLike(alone));
        SynthesisedStage.production()
                .replica()
                .hasResourceProperties(
                        "AWS::Lambda::Function",
                        Match.objectLike(Map.of(
                                "Handler",
                                "io.adledger.stream.lambda.ReplicaHandler",
                                "ReservedConcurrentExecutions",
                                1)));
    }

    @Test
    void sinksThatReadersWaitForReadAtOnce() {
        Template template = SynthesisedStage.production().primary();
        template.resourceCountIs("AWS::Kinesis::StreamConsumer", 2);
        for (String sink : List.of("state", "search")) {
            assertThat(Resources.text(feed(template, sink), "EventSourceArn")).contains("ConsumerARN");
        }
    }

    @Test
    void deadLettersAreRedrivenToTheSameFunction() {
        Template template = SynthesisedStage.production().primary();
        for (Map<String, Object> feed : feeds(template)) {
            assertThat(redrives(template))
                    .filteredOn(redrive -> Objects.equals(redrive.get("FunctionName"), feed.get("FunctionName")))
                    .singleElement()
                    .satisfies(redrive -> assertThat(Resources.text(redrive, "EventSourceArn"))
                            .contains("DeadLettersRedrive"));
        }
    }

    @Test
    void whatFailsWhenItIsRedrivenIsADeadLetterAgain() {
        assertThat(Resources.properties(SynthesisedStage.production().primary(), "AWS::SQS::Queue"))
                .filteredOn(queue -> queue.containsKey("RedrivePolicy"))
                .hasSize(5)
                .allSatisfy(queue ->
                        assertThat(Resources.text(queue, "RedrivePolicy")).matches(".*DeadLetters[0-9A-F]{8}.*"));
    }

    @Test
    void theStreamIsEncryptedWithTheRegionsKeyAndKeepsRecordsForAWeek() {
        assertThat(Resources.only(SynthesisedStage.production().primary(), "AWS::Kinesis::Stream"))
                .containsEntry("RetentionPeriodHours", 168)
                .extractingByKey("StreamEncryption")
                .asString()
                .contains("KMS")
                .contains("Key9BCD29C7");
    }

    private static List<Map<String, Object>> feeds(Template template) {
        return Resources.properties(template, MAPPING).stream()
                .filter(mapping -> mapping.containsKey("StartingPosition"))
                .toList();
    }

    private static List<Map<String, Object>> redrives(Template template) {
        return Resources.properties(template, MAPPING).stream()
                .filter(mapping -> !mapping.containsKey("StartingPosition"))
                .toList();
    }

    private static Map<String, Object> feed(Template template, String sink) {
        return feeds(template).stream()
                .filter(feed -> Resources.text(feed, "FunctionName").contains("sink" + sink))
                .findFirst()
                .orElseThrow();
    }
}
