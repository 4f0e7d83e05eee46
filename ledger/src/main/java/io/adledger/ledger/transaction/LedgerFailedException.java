package io.adledger.ledger.transaction;

/**
 * A store of the ledger failed while it was writing. Whether the transaction is committed is not known until the ledger
 * has been opened again; until then it commits nothing.
 */
public class LedgerFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
