package io.adledger.ledger.transaction;

/** A replica is written to by its source alone, and a ledger that is none by its transactions alone. */
public class ReplicaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ReplicaException(String message) {
        super(message);
    }
}
