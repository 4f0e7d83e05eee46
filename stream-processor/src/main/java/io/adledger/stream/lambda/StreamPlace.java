package io.adledger.stream.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/**
 * Records of a stream that Lambda gave up on, as it says so to a queue.
 *
 * @param stream the ARN of the stream
 * @param first the sequence number of the first record
 * @param last that of the last
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html">Retaining discarded batch
 *     records for a Kinesis event source</a>
 */
record StreamPlace(String stream, String shardId, BigInteger first, BigInteger last) {

    private static final String BATCH = "KinesisBatchInfo";

    static boolean isIn(JsonNode message) {
        return message.path(BATCH).isObject();
    }

    /**
     * The place in a message.
     *
     * @throws IllegalArgumentException if it is damaged
     */
    static StreamPlace in(JsonNode message) {
        JsonNode batch = message.path(BATCH);
        return new StreamPlace(
                text(batch, "streamArn"),
                text(batch, "shardId"),
                new BigInteger(text(batch, "startSequenceNumber")),
                new BigInteger(text(batch, "endSequenceNumber")));
    }

    /** The stream's name, which is the last part of its ARN. */
    String streamName() {
        return stream.substring(stream.lastIndexOf('/') + 1);
    }

    private static String text(JsonNode batch, String name) {
        JsonNode value = batch.path(name);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new IllegalArgumentException(BATCH + " has no " + name);
        }
        return value.textValue();
    }
}
