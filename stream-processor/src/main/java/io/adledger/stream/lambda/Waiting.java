package io.adledger.stream.lambda;

import io.adledger.ledger.assembly.CatchUp;
import java.time.Duration;

/** How functions wait for blocks that have not come. */
final class Waiting {

    /**
     * Longer than it takes until a record that Kinesis refused is put again, behind others. After it batches fail, and the shard stands still,
     * until the block comes by another shard or someone is told by its lag.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Waiting() {}

    /** All is to come by the stream, and nothing is done while nothing comes. */
    static CatchUp forTheStream() {
        return CatchUp.never().withPatience(PATIENCE).onlyWithDeliveries();
    }
}
