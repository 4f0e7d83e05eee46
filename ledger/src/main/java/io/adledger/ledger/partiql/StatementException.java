package io.adledger.ledger.partiql;

/** A statement that cannot be compiled or executed, through a fault of its own: the message says what and where. */
public class StatementException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StatementException(String message) {
        super(message);
    }

    public StatementException(String message, Throwable cause) {
        super(message, cause);
    }
}
