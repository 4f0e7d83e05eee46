package io.adledger.stream.sink;

/** Keeps the records that nothing can be done with, until someone looks at them. Thread-safe. */
public interface DeadLetters {

    /**
     * Keeps a record; it is durable when this returns. The same record again is kept once, with its new last attempt.
     *
     * @throws RuntimeException if it cannot be kept; the record must then be tried again
     */
    void add(DeadLetter letter);
}
