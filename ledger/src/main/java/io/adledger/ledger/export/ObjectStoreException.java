package io.adledger.ledger.export;

/** An object could not be put, read or listed. */
public class ObjectStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean passing;

    /**
     * The failure of a store.
     *
     * @param passing whether trying again later may help
     */
    public ObjectStoreException(String message, boolean passing, Throwable cause) {
        super(message, cause);
        this.passing = passing;
    }

    /** Whether trying again later may help. */
    public boolean isPassing() {
        return passing;
    }
}
