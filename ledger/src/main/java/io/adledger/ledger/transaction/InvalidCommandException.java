package io.adledger.ledger.transaction;

/** A command that does not fit the state of its session, or names something that is not there: the message says what. */
public class InvalidCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidCommandException(String message) {
        super(message);
    }
}
