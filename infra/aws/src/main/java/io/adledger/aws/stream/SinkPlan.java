package io.adledger.aws.stream;

import java.time.Duration;

/**
 * How a sink is fed.
 *
 * @param name of the sink, as elsewhere in AdLedger
 * @param handler the class of its function
 * @param batchSize the most records that it gets at once, 1 to 10,000
 * @param window how long records may wait for others, 0 to 5 minutes
 * @param patience what becomes of a batch that fails
 */
public record SinkPlan(String name, String handler, int batchSize, Duration window, Patience patience) {

    /** What becomes of a batch that fails again and again. */
    public enum Patience {

        /** After some attempts it is a dead letter, and those behind it go on. */
        LIMITED,

        /** It holds up those behind it in its shard, for as long as the stream has it. */
        UNLIMITED,

        /** As {@link #UNLIMITED}, and no two batches are taken at a time: for sinks with a single writer. */
        UNLIMITED_AND_ALONE
    }

    boolean alone() {
        return patience == Patience.UNLIMITED_AND_ALONE;
    }
}
