package io.adledger.aws.stream;

import io.adledger.aws.access.Allow;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.amazon.awscdk.services.sqs.QueueEncryption;
import software.constructs.Construct;

/**
 * What a sink could do nothing with, in a queue; and a second queue, by which the sink gets it once more. Letters are moved from the
 * first to the second by SQS's own redrive; what fails there again is back in the first by itself.
 */
public final class DeadLetters extends Construct {

    private static final Duration KEPT = Duration.days(14);
    private static final int ATTEMPTS = 10;

    /** A record of the stream fits into it, when it is zipped. */
    private static final int MOST_BYTES = 1 << 20;

    private final Queue letters;
    private final Queue redrive;

    /**
     * The queues of a sink.
     *
     * @param timeout of the function that they are given to
     */
    DeadLetters(Construct scope, String id, Duration timeout) {
        super(scope, id);
        this.letters = queue("Letters").build();
        this.redrive = queue("Redrive")
                // Lambda asks for six times the function's own.
                .visibilityTimeout(Duration.seconds(6 * timeout.toSeconds().intValue()))
                .deadLetterQueue(DeadLetterQueue.builder()
                        .queue(letters)
                        .maxReceiveCount(ATTEMPTS)
                        .build())
                .build();
    }

    private Queue.Builder queue(String id) {
        return Queue.Builder.create(this, id)
                .encryption(QueueEncryption.SQS_MANAGED)
                .enforceSsl(true)
                .maxMessageSizeBytes(MOST_BYTES)
                .retentionPeriod(KEPT)
                .removalPolicy(RemovalPolicy.RETAIN);
    }

    String url() {
        return letters.getQueueUrl();
    }

    String arn() {
        return letters.getQueueArn();
    }

    String redriveArn() {
        return redrive.getQueueArn();
    }

    List<PolicyStatement> permissions() {
        return List.of(
                Allow.on(letters.getQueueArn(), "sqs:SendMessage"),
                Allow.on(redrive.getQueueArn(), "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"));
    }

    /** How many there are. */
    public Metric count() {
        return letters.metricApproximateNumberOfMessagesVisible(MetricOptions.builder()
                .statistic("Maximum")
                .period(Duration.minutes(1))
                .build());
    }
}
