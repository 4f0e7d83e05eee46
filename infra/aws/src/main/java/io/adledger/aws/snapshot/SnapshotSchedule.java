package io.adledger.aws.snapshot;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.access.Allow;
import io.adledger.aws.access.DataKey;
import io.adledger.aws.container.ContainerPlan;
import io.adledger.aws.container.FargateTask;
import io.adledger.aws.ledger.LedgerService;
import io.adledger.aws.network.PrivateNetwork;
import io.adledger.aws.settings.LedgerSettings;
import io.adledger.aws.storage.KeptObjects;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.scheduler.CronOptionsWithTimezone;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.TimeWindow;
import software.amazon.awscdk.services.scheduler.targets.EcsRunFargateTask;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A snapshot of all ads each night, by a job that reads the journal and writes objects. It takes as long as it takes. */
public final class SnapshotSchedule extends Construct {

    private final Queue missed;

    /**
     * A schedule.
     *
     * @param image the file that has the job's image
     */
    public SnapshotSchedule(
            Construct scope,
            String id,
            String image,
            LedgerSettings size,
            int logDays,
            LedgerService ledger,
            PrivateNetwork network,
            KeptObjects snapshots,
            DataKey key) {
        super(scope, id);
        FargateTask job = new FargateTask(
                        this,
                        "snapshot",
                        ContainerPlan.sizedAs(
                                size,
                                image,
                                List.of(
                                        "--journal-table",
                                        ledger.tables().journal().getTableName(),
                                        "--into",
                                        "s3://" + snapshots.name()),
                                logDays),
                        container -> container)
                .allow(ledger.tables().reading())
                .allow(List.of(
                        Allow.on(snapshots.arn(), "s3:ListBucket"),
                        Allow.on(snapshots.objectsArn(), "s3:GetObject", "s3:PutObject"),
                        key.writing("s3")));
        Accepted.allObjects(job, "A snapshot is many objects, whose names are not known before it is taken.");
        this.missed = Queue.Builder.create(this, "Missed")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Accepted.finding(missed, "AwsSolutions-SQS3", "It is the queue of what could not be started.");
        Schedule schedule = Schedule.Builder.create(this, "Nightly")
                .description("A snapshot of all ads")
                .schedule(ScheduleExpression.cron(
                        CronOptionsWithTimezone.builder().hour("1").minute("30").build()))
                .timeWindow(TimeWindow.flexible(Duration.minutes(15)))
                .target(EcsRunFargateTask.Builder.create(ledger.cluster())
                        .taskDefinition(job.definition())
                        .vpcSubnets(network.subnets())
                        .securityGroups(List.of(network.group(this, "Job", "The snapshot job")))
                        .assignPublicIp(false)
                        .retryAttempts(3)
                        .deadLetterQueue(missed)
                        .build())
                .build();
        schedule.getNode().addDependency(job);
    }

    /** How many snapshots could not be started. */
    public Metric missed() {
        return missed.metricApproximateNumberOfMessagesVisible(MetricOptions.builder()
                .statistic("Maximum")
                .period(Duration.minutes(5))
                .build());
    }
}
