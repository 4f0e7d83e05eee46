package io.adledger.ledger.storage;

/** The store of the views has failed, or does not belong to the journal; it can be rebuilt from the journal. */
public class ViewStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ViewStoreException(String message) {
        super(message);
    }

    public ViewStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
