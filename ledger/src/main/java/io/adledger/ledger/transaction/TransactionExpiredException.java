package io.adledger.ledger.transaction;

/** The transaction was open for too long, and is gone. */
public class TransactionExpiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TransactionExpiredException(String transactionId) {
        super("Transaction " + transactionId + " has expired");
    }
}
