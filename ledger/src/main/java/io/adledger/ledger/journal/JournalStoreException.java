package io.adledger.ledger.journal;

/** The journal's store has failed: a full or broken disk, a store that cannot be reached, or damaged files. */
public class JournalStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JournalStoreException(String message) {
        super(message);
    }

    public JournalStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
