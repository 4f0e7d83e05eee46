package io.adledger.ledger.stream;

import java.util.List;

/** A Kinesis data stream to put records into. Thread-safe. */
public interface KinesisSink extends AutoCloseable {

    /**
     * Puts records.
     *
     * @param entries at most 500, and 5 MiB
     * @return those that were not taken this time, because the stream was too busy
     * @throws KinesisSinkException if it is not known that any was taken
     */
    List<KinesisEntry> put(List<KinesisEntry> entries);

    @Override
    void close();

    /** Where streams are. */
    @FunctionalInterface
    interface Opening {

        /** The sink of this target, to be closed; that it exists is seen when it is used. */
        KinesisSink open(KinesisTarget target);
    }
}
