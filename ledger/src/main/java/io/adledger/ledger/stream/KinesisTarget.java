package io.adledger.ledger.stream;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a stream goes.
 *
 * @param streamArn of a Kinesis data stream
 * @param aggregation whether records are packed as the Kinesis Producer Library packs them
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/API_KinesisConfiguration.html">KinesisConfiguration
 *     in QLDB</a>
 */
public record KinesisTarget(String streamArn, boolean aggregation) {

    private static final Pattern ARN =
            Pattern.compile("arn:[\\w-]+:kinesis:([\\w-]+):\\d{12}:stream/([A-Za-z0-9_.-]{1,128})");

    public KinesisTarget {
        if (!ARN.matcher(streamArn).matches()) {
            throw new InvalidStreamException("KinesisConfiguration.StreamArn", "not the ARN of a Kinesis stream");
        }
    }

    String region() {
        return part(1);
    }

    String streamName() {
        return part(2);
    }

    private String part(int group) {
        Matcher arn = ARN.matcher(streamArn);
        if (!arn.matches()) {
            throw new IllegalStateException("it was one when it was made: " + streamArn);
        }
        return arn.group(group);
    }
}
