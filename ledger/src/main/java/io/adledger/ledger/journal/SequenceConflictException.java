package io.adledger.ledger.journal;

/** Someone else has appended at this sequence number first. */
public class SequenceConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SequenceConflictException(long expectedSequenceNo, long nextSequenceNo) {
        super("cannot append at sequence number " + expectedSequenceNo + ": the journal's next is " + nextSequenceNo);
    }
}
