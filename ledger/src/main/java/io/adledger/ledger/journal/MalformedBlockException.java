package io.adledger.ledger.journal;

/** Bytes that should be a block of a journal and are not: the message names the field. */
public class MalformedBlockException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedBlockException(String message) {
        super(message);
    }

    public MalformedBlockException(String message, Throwable cause) {
        super(message, cause);
    }
}
