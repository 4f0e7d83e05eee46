package io.adledger.ledger.server;

/** A request that is JSON, but no command: the message says what is missing or wrong. */
class MalformedCommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedCommandException(String message) {
        super(message);
    }
}
