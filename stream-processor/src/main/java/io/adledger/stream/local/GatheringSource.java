package io.adledger.stream.local;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A source that waits a moment before it reads, so that more comes at once: what a batch costs, whatever is in it, is then
 * paid less often. It is to a loop what a batching window is to Lambda. Thread-safe.
 */
record GatheringSource(RecordSource source, Duration window) implements RecordSource {

    @Override
    public String arn() {
        return source.arn();
    }

    @Override
    public List<KinesisEvent.Record> read(Optional<String> after, int most, Duration patience)
            throws InterruptedException {
        Thread.sleep(window);
        return source.read(after, most, patience);
    }

    @Override
    public Lag lagAfter(Optional<String> sequenceNumber) {
        return source.lagAfter(sequenceNumber);
    }

    @Override
    public Lag lagFrom(long block) {
        return source.lagFrom(block);
    }
}
