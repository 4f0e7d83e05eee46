package io.adledger.ledger.export;

/** As many exports of the ledger are in progress as may be. */
public class TooManyExportsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TooManyExportsException(int limit) {
        super("The ledger has " + limit + " exports in progress, which is the limit");
    }
}
