package io.adledger.ledger.journal;

/** A block that does not verify: the journal was changed, or damaged, there. */
public class BrokenChainException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long sequenceNo;

    public BrokenChainException(long sequenceNo, String message) {
        super("block " + sequenceNo + ": " + message);
        this.sequenceNo = sequenceNo;
    }

    /** The block that does not verify. */
    public long sequenceNo() {
        return sequenceNo;
    }
}
