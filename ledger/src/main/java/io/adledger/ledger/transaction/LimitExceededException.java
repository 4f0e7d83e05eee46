package io.adledger.ledger.transaction;

/** The transaction asks for more than the ledger allows: the message names the limit. */
public class LimitExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LimitExceededException(String message) {
        super(message);
    }
}
