package io.adledger.command.ad;

import java.util.function.Function;

/** Where the events of ads are recorded. Thread-safe. */
public interface AdJournal {

    /**
     * Runs work in one serializable transaction and returns what it returned, once all that it wrote is durable. The work
     * is run again when others have changed what it read, and when it cannot be known whether it was committed: it must
     * do nothing but by its transaction.
     *
     * @throws JournalUnavailableException if it could not be committed in time; it is then unknown whether it was
     */
    <R> R inTransaction(Function<AdTransaction, R> work);
}
