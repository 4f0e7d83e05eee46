package io.adledger.ad;

/** A document of the ledger is no ad, or not one as the command service writes them. */
public class NotAnAdException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAnAdException(String message) {
        super(message);
    }

    public NotAnAdException(String message, Throwable cause) {
        super(message, cause);
    }
}
