package io.adledger.aws.watch;

import io.adledger.aws.access.DataKey;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** The alarms of a region, and the topic that they go to. Whoever wants to be told subscribes to it. */
public final class Alarms extends Construct {

    private final Topic topic;

    public Alarms(Construct scope, String id, DataKey key) {
        super(scope, id);
        key.usedByAlarms();
        this.topic = Topic.Builder.create(this, "Topic")
                .masterKey(key.key())
                .enforceSsl(true)
                .build();
    }

    /**
     * Tells when a metric is above a limit for so many minutes on end. No data is good news: nothing happened.
     *
     * @param id of the alarm, also part of its name
     * @param meaning for whoever is told: what it means and what to do
     */
    public void above(String id, Metric metric, long limit, int minutes, String meaning) {
        alarm(id, metric, limit, minutes, meaning)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build()
                .addAlarmAction(new SnsAction(topic));
    }

    /** Tells when a metric is below a limit for so many minutes on end. No data is bad news: it should always be there. */
    public void below(String id, Metric metric, long limit, int minutes, String meaning) {
        alarm(id, metric, limit, minutes, meaning)
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .treatMissingData(TreatMissingData.BREACHING)
                .build()
                .addAlarmAction(new SnsAction(topic));
    }

    private Alarm.Builder alarm(String id, Metric metric, long limit, int minutes, String meaning) {
        return Alarm.Builder.create(this, id)
                .alarmDescription(meaning)
                .metric(metric)
                .threshold(limit)
                .evaluationPeriods(minutes)
                .datapointsToAlarm(minutes);
    }

    /** Where alarms go. */
    public String topicArn() {
        return topic.getTopicArn();
    }
}
