package io.adledger.ledger.transaction;

/** The client has another digest of the transaction than the ledger: they do not speak of the same statements. */
public class DigestMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DigestMismatchException(String transactionId) {
        super("Transaction " + transactionId
                + ": the commit digest of the client is not that of the statements executed");
    }
}
