package io.adledger.ledger.catalog;

/** What a ledger was to be called, or tagged with, is not allowed. */
public class InvalidLedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /** A parameter, by its name in QLDB's API, and what is wrong with it. */
    public InvalidLedgerException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
