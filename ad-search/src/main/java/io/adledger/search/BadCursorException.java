package io.adledger.search;

/** A cursor that leads nowhere; the message ends a sentence that begins with it, for who sent it. */
public class BadCursorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadCursorException(String message) {
        super(message);
    }
}
