package io.adledger.stream.local;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the loop reads: the ledger's stream, in its order. Thread-safe. */
public interface RecordSource {

    /** The ARN under which the handler knows this source. */
    String arn();

    /**
     * The records after a sequence number, in order.
     *
     * @param after none to begin at the beginning
     * @param patience how long to wait for the first
     * @return empty if nothing came
     */
    List<KinesisEvent.Record> read(Optional<String> after, int most, Duration patience) throws InterruptedException;

    /** What a reader that is done with everything up to a sequence number has before it. */
    Lag lagAfter(Optional<String> sequenceNumber);

    /** What a reader that has all blocks before this one has before it. */
    Lag lagFrom(long block);
}
