package io.adledger.ledger.catalog;

/** The state of a ledger, or of all of them, does not allow what was asked. */
public class LedgerRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it is refused. */
    public enum Reason {
        /** There is no such ledger. */
        NOT_FOUND("The Ledger with name %s is not found"),
        /** There is a ledger of that name. */
        EXISTS("The Ledger with name %s already exists"),
        /** It is being created or deleted, or something else holds on to it. */
        IN_USE("The Ledger with name %s is in use"),
        /** Deletion protection is on. */
        PROTECTED("The Ledger with name %s is protected from deletion"),
        /** It is being created. */
        NOT_ACTIVE("The Ledger with name %s is not active"),
        /** It is a replica that has nothing of its source yet: as a ledger it would begin another journal. */
        NOTHING_TO_PROMOTE("The Ledger with name %s is a replica without a block: it has not followed its source yet"),
        /** There are as many ledgers as there may be. */
        TOO_MANY("There is no room for a Ledger with name %s: the limit of ledgers has been reached");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    private final Reason reason;
    private final String ledgerName;

    public LedgerRefusedException(Reason reason, String ledgerName) {
        super(reason.message.formatted(ledgerName));
        this.reason = reason;
        this.ledgerName = ledgerName;
    }

    public Reason reason() {
        return reason;
    }

    public String ledgerName() {
        return ledgerName;
    }
}
