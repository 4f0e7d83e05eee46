package io.adledger.ledger.journal;

/** A block, a revision or a digest was asked for that the journal does not have. The message names what was asked. */
public class NotInJournalException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is not there. */
    public enum Missing {
        /** A block: beyond the tip, before the beginning, or of another strand. */
        BLOCK,
        /** The tip of a digest: beyond the journal's tip, or of another strand. */
        DIGEST_TIP,
        /** A digest that covers the block: the tip given is older than the block. */
        COVERING_DIGEST,
        /** A user's document in a block that is there. */
        DOCUMENT
    }

    private final Missing missing;

    public NotInJournalException(Missing missing, String message) {
        super(message);
        this.missing = missing;
    }

    public Missing missing() {
        return missing;
    }
}
