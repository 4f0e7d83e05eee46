package io.adledger.ledger.transaction;

/** There is no such session: never was, ended, or unused for too long. The message never shows the token. */
public class InvalidSessionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidSessionException() {
        super("The parameter SessionToken is not valid");
    }
}
