package io.adledger.snapshot.aws;

/** A request is not what it has to be. The message says how it has to be. */
public final class InvalidRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidRequestException(String message) {
        super(message);
    }
}
