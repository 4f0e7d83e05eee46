package io.adledger.stream.sink;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Does with the event source's records what there is to do. Thread-safe. */
public interface RecordProcessor {

    /**
     * Applies a batch.
     *
     * @return the sequence numbers of the records that are neither applied nor set aside, in the order of the batch; each
     *     is to be delivered again
     */
    Set<String> apply(List<SourceRecord> batch);

    /**
     * Applies a record that was set aside once more. The letter itself is left where it is.
     *
     * @return why it failed, if it did
     */
    Optional<String> redrive(DeadLetter letter);
}
