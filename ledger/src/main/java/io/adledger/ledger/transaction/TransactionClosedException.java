package io.adledger.ledger.transaction;

/** The transaction has been committed or aborted already. */
public class TransactionClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TransactionClosedException(String transactionId) {
        super("Transaction " + transactionId + " is not open");
    }
}
