package io.adledger.stream.sink;

import io.adledger.ad.stream.UserRecord;
import java.time.Instant;

/**
 * A record that was set aside.
 *
 * @param sink the name of the sink that could do nothing with it
 * @param source the ARN of the event source
 * @param sequenceNumber of the Kinesis record that it came in
 * @param index its place in that record; 0 if it is the record itself
 * @param record its full bytes
 * @param error why it was set aside
 * @param attemptedAt when
 */
public record DeadLetter(
        String sink,
        String source,
        String sequenceNumber,
        int index,
        UserRecord record,
        String error,
        Instant attemptedAt) {

    /** The letter after another attempt. */
    public DeadLetter failedAgain(String why, Instant at) {
        return new DeadLetter(sink, source, sequenceNumber, index, record, why, at);
    }
}
