package io.adledger.aws.sink;

import io.adledger.aws.access.Accepted;
import io.adledger.aws.access.Allow;
import io.adledger.aws.stream.SinkPlan;
import io.adledger.aws.stream.SinkPlan.Patience;
import io.adledger.aws.stream.StreamSink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.constructs.Construct;

/**
 * Carries the stream's records to the stream of the second region, as they are. There, and with nothing of this region, the replica is
 * fed ({@link ReplicaSink}).
 */
public final class ReplicaRelay {

    private static final SinkPlan PLAN =
            new SinkPlan("replica", SinkWorks.handler("RelayHandler"), 500, Duration.ZERO, Patience.UNLIMITED);

    private ReplicaRelay() {}

    /**
     * The relay to a stream.
     *
     * @param keyAlias the alias of the key that encrypts it
     */
    public static StreamSink of(Construct scope, SinkWorks works, String region, String streamName, String keyAlias) {
        String account = Stack.of(scope).getAccount();
        Map<String, Map<String, String>> condition = new TreeMap<>(Map.of(
                "ForAnyValue:StringEquals", Map.of("kms:ResourceAliases", "alias/" + keyAlias),
                "StringEquals", Map.of("kms:ViaService", "kinesis." + region + ".amazonaws.com")));
        String keys = "arn:aws:kms:%s:%s:key/*".formatted(region, account);
        StreamSink relay = works.sink(scope, PLAN, function -> function.environment("ADLEDGER_RELAY_REGION", region)
                        .environment("ADLEDGER_RELAY_STREAM", streamName))
                .allow(List.of(
                        Allow.on(
                                "arn:aws:kinesis:%s:%s:stream/%s".formatted(region, account, streamName),
                                "kinesis:PutRecords"),
                        Allow.onlyIf(condition, keys, "kms:GenerateDataKey")));
        Accepted.finding(
                relay,
                "AwsSolutions-IAM5",
                "Resource::" + keys,
                "The key's id is not known in this region; the condition holds it to the key of that alias.");
        return relay;
    }
}
