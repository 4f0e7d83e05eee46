package io.adledger.api.access;

/** The issuer's keys cannot be had now. */
public final class KeysUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysUnavailableException(Throwable cause) {
        super("the issuer's keys cannot be had", cause);
    }
}
