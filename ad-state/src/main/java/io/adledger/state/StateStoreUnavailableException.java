package io.adledger.state;

/** The store cannot take changes now: it is down, or has too much to do. */
public class StateStoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StateStoreUnavailableException(String message) {
        super(message);
    }

    public StateStoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
