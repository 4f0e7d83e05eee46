package io.adledger.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class WatchTest {

    private final Template primary = SynthesisedStage.production().primary();

    @Test
    void eachSinkIsWatchedForLagForLossAndForDeadLetters() {
        List<String> alarms =
                List.copyOf(primary.findResources("AWS::CloudWatch::Alarm").keySet());
        for (String sink : List.of("state", "search", "events", "archive", "replica")) {
            for (String what : List.of("behind", "abouttolose", "deadletters")) {
                assertThat(alarms).anyMatch(alarm -> alarm.startsWith("Alarms" + sink + what));
            }
        }
    }

    @Test
    void alarmsComeLongBeforeTheStreamDropsARecord() {
        assertThat(alarm("replicaabouttolose")).containsEntry("Threshold", 7 * 24 * 60 * 60 * 1000 / 2);
    }

    @Test
    void theLedgerIsWatchedForConflictsSlowCommitsAndFailure() {
        assertThat(alarm("ledgerconflicts")).containsEntry("Threshold", 600);
        assertThat(metric("ledgerconflicts")).contains("MetricName=Conflicts", "Stat=Sum");
        assertThat(alarm("ledgercommitp99")).containsEntry("Threshold", 50);
        assertThat(metric("ledgercommitp99")).contains("MetricName=CommitMilliseconds", "Stat=p99");
        assertThat(metric("ledgerfailed")).contains("MetricName=Failed", "Stat=Maximum");
        assertThat(alarm("ledgerservers")).containsEntry("TreatMissingData", "breaching");
    }

    @Test
    void everyAlarmIsSentAndSaysWhatItMeans() {
        Stream<Map<String, Object>> alarms = SynthesisedStage.production().templates().stream()
                .flatMap(template -> Resources.properties(template, "AWS::CloudWatch::Alarm").stream());
        assertThat(alarms).isNotEmpty().allSatisfy(alarm -> assertThat(alarm)
                .containsKeys("AlarmDescription", "AlarmActions"));
    }

    @Test
    void theDashboardShowsLagDeadLettersConflictsAndP99() {
        assertThat(Resources.only(primary, "AWS::CloudWatch::Dashboard").toString())
                .contains("Behind the ledger")
                .contains("IteratorAge")
                .contains("Dead letters")
                .contains("Conflicts")
                .contains("Commits, p99")
                .contains("API, p99");
        SynthesisedStage.production().replica().resourceCountIs("AWS::CloudWatch::Dashboard", 1);
    }

    private String metric(String alarm) {
        return String.valueOf(alarm(alarm).get("Metrics"));
    }

    private Map<String, Object> alarm(String name) {
        return primary.findResources("AWS::CloudWatch::Alarm").entrySet().stream()
                .filter(alarm -> alarm.getKey().startsWith("Alarms" + name))
                .map(alarm -> Resources.map(alarm.getValue().get("Properties")))
                .findFirst()
                .orElseThrow();
    }
}
