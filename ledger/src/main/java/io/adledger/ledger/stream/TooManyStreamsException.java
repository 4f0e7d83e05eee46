package io.adledger.ledger.stream;

/** The ledger has as many active streams as it may have. */
public class TooManyStreamsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyStreamsException(int limit) {
        super("The ledger has " + limit + " active streams, which is the limit");
    }
}
