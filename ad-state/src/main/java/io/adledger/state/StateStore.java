package io.adledger.state;

/** Keeps the newest state of every ad. Thread-safe. */
public interface StateStore {

    /**
     * Takes note of a change, unless it knows of the same version or a newer one. Of the changes of a document, in
     * whatever order and however often they come, the one with the highest version is what stays.
     *
     * @throws StateStoreUnavailableException if trying again later may help; the change may or may not be noted
     * @throws RuntimeException if it does not take this change, now or later
     */
    void apply(AdChange change);
}
