package io.adledger.ledger.stream;

import java.time.Duration;

/** Waits for the journal to grow. Thread-safe. */
@FunctionalInterface
public interface BlockArrival {

    /**
     * Waits until the journal has a block with this sequence number.
     *
     * @return false if the time was up before
     */
    boolean await(long sequenceNo, Duration timeout) throws InterruptedException;
}
