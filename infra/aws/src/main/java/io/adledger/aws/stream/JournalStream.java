package io.adledger.aws.stream;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.access.Allow;
import io.adledger.aws.access.DataKey;
import io.adledger.aws.settings.StreamSettings;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.kinesis.Stream;
import software.amazon.awscdk.services.kinesis.StreamConsumer;
import software.amazon.awscdk.services.kinesis.StreamEncryption;
import software.amazon.awscdk.services.kinesis.StreamMode;
import software.constructs.Construct;

/** The stream that the ledger's journal leaves by: QLDB stream records, aggregated as the Kinesis Producer Library does. */
public final class JournalStream extends Construct {

    private final StreamSettings settings;
    private final DataKey key;
    private final Stream stream;

    /**
     * A stream.
     *
     * @param name known beforehand, so that another region can write to it
     */
    public JournalStream(Construct scope, String id, String name, StreamSettings settings, DataKey key) {
        super(scope, id);
        this.settings = settings;
        this.key = key;
        this.stream = Stream.Builder.create(this, "Stream")
                .streamName(name)
                .streamMode(StreamMode.PROVISIONED)
                .shardCount(settings.shards())
                .retentionPeriod(retention())
                .encryption(StreamEncryption.KMS)
                .encryptionKey(key.key())
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        Accepted.finding(
                stream,
                "AwsSolutions-KDS3",
                "It has all of every ad in it, so it is under the region's own key, whose use can be watched and ended.");
    }

    /** The ARN of the stream. */
    public String arn() {
        return stream.getStreamArn();
    }

    /** How long a record waits for a sink. */
    public Duration retention() {
        return Duration.days(settings.retentionDays());
    }

    /** Allows to put records. */
    public List<PolicyStatement> putting() {
        return List.of(Allow.on(arn(), "kinesis:PutRecords", "kinesis:DescribeStreamSummary"), key.writing("kinesis"));
    }

    /** A way for one sink to read: of its own if the settings say so, else shared. */
    StreamReading reading(Construct scope, String sink) {
        List<PolicyStatement> shared = List.of(
                Allow.on(
                        arn(),
                        "kinesis:DescribeStream",
                        "kinesis:DescribeStreamSummary",
                        "kinesis:GetRecords",
                        "kinesis:GetShardIterator",
                        "kinesis:ListShards"),
                key.reading("kinesis"));
        if (!settings.fanOut().contains(sink)) {
            return new StreamReading(arn(), shared);
        }
        StreamConsumer consumer = StreamConsumer.Builder.create(scope, "Consumer").stream(stream)
                .streamConsumerName(sink)
                .build();
        return new StreamReading(
                consumer.getStreamConsumerArn(),
                List.of(
                        shared.getFirst(),
                        shared.getLast(),
                        Allow.on(
                                consumer.getStreamConsumerArn(),
                                "kinesis:DescribeStreamConsumer",
                                "kinesis:SubscribeToShard")));
    }
}
