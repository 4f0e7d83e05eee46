package io.adledger.aws.snapshot;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.access.Allow;
import io.adledger.aws.access.DataKey;
import io.adledger.aws.function.FunctionCode;
import io.adledger.aws.function.JavaFunction;
import io.adledger.aws.ledger.LedgerService;
import io.adledger.aws.storage.KeptObjects;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.scheduler.ContextAttribute;
import software.amazon.awscdk.services.scheduler.CronOptionsWithTimezone;
import software.amazon.awscdk.services.scheduler.Schedule;
import software.amazon.awscdk.services.scheduler.ScheduleExpression;
import software.amazon.awscdk.services.scheduler.ScheduleTargetInput;
import software.amazon.awscdk.services.scheduler.TimeWindow;
import software.amazon.awscdk.services.scheduler.targets.LambdaInvoke;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/** A snapshot of all ads each night, as of its beginning, by a function that reads the journal and writes objects. One at a time. */
public final class SnapshotSchedule extends Construct {

    private static final String HANDLER = "io.adledger.snapshot.aws.SnapshotHandler";
    private static final int MEMORY_MIB = 3_538;
    private static final int DISK_GIB = 10;

    private final Queue missed;

    /**
     * A schedule.
     *
     * @param archive the zip file that has the function
     */
    public SnapshotSchedule(
            Construct scope,
            String id,
            String archive,
            int logDays,
            LedgerService ledger,
            KeptObjects snapshots,
            DataKey key) {
        super(scope, id);
        this.missed = Queue.Builder.create(this, "Missed")
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .retentionPeriod(Duration.days(14))
                .build();
        Accepted.finding(missed, "AwsSolutions-SQS3", "It is the queue of what could not be done.");
        JavaFunction job = ledger.journalDescribedTo(JavaFunction.with(
                        new FunctionCode(archive, HANDLER, MEMORY_MIB, Duration.minutes(15)), logDays))
                .environment("ADLEDGER_SNAPSHOT_BUCKET", snapshots.name())
                .disk(DISK_GIB)
                .alone()
                .build(this, "Job")
                .allow(ledger.readingJournal())
                .allow(
                        Allow.on(snapshots.arn(), "s3:ListBucket"),
                        Allow.on(snapshots.objectsArn(), "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                        key.writing("s3"));
        Accepted.allObjects(job, "A snapshot is many objects, whose names are not known before it is taken.");
        job.function()
                .configureAsyncInvoke(EventInvokeConfigOptions.builder()
                        .retryAttempts(2)
                        .onFailure(new SqsDestination(missed))
                        .build());
        Schedule schedule = Schedule.Builder.create(this, "Nightly")
                .description("A snapshot of all ads")
                .schedule(ScheduleExpression.cron(
                        CronOptionsWithTimezone.builder().hour("1").minute("30").build()))
                .timeWindow(TimeWindow.flexible(Duration.minutes(15)))
                .target(LambdaInvoke.Builder.create(job.function())
                        .input(ScheduleTargetInput.fromObject(
                                new TreeMap<>(Map.of("at", ContextAttribute.getScheduledTime(), "beginningOf", "day"))))
                        .retryAttempts(3)
                        .deadLetterQueue(missed)
                        .role(starting(job).withoutPolicyUpdates())
                        .build())
                .build();
        schedule.getNode().addDependency(job);
    }

    /** Of the scheduler: CDK's own would be for all versions of the function. */
    private Role starting(JavaFunction job) {
        Role role = Role.Builder.create(this, "SchedulerRole")
                .assumedBy(ServicePrincipal.Builder.create("scheduler.amazonaws.com")
                        .conditions(Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", Stack.of(this).getAccount())))
                        .build())
                .build();
        role.addToPolicy(Allow.on(job.function().getFunctionArn(), "lambda:InvokeFunction"));
        role.addToPolicy(Allow.on(missed.getQueueArn(), "sqs:SendMessage"));
        return role;
    }

    /** How many snapshots could not be started, or were not made. */
    public Metric missed() {
        return missed.metricApproximateNumberOfMessagesVisible(MetricOptions.builder()
                .statistic("Maximum")
                .period(Duration.minutes(5))
                .build());
    }
}
