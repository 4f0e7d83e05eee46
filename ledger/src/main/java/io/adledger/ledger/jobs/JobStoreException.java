package io.adledger.ledger.jobs;

/** The records of jobs cannot be read or written. */
public class JobStoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public JobStoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
