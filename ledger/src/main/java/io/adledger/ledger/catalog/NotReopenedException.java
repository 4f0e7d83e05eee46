package io.adledger.ledger.catalog;

/** A ledger that has failed cannot be opened again yet. The message says why. */
public class NotReopenedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String ledgerName;

    NotReopenedException(String ledgerName, String reason, RuntimeException cause) {
        super("The Ledger with name " + ledgerName + " cannot be opened again: " + reason, cause);
        this.ledgerName = ledgerName;
    }

    public String ledgerName() {
        return ledgerName;
    }
}
