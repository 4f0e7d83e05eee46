package io.adledger.ledger.tags;

/** Tags that break a rule. */
public class InvalidTagsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidTagsException(String message) {
        super(message);
    }
}
