package io.adledger.state;

/** A document that is no ad, or an item that is none. Trying again does not help. */
public class NotAnAdException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAnAdException(String message) {
        super(message);
    }

    public NotAnAdException(String message, Throwable cause) {
        super(message, cause);
    }
}
