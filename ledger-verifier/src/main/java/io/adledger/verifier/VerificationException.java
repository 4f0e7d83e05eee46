package io.adledger.verifier;

import java.util.OptionalLong;

/** Something does not verify. The message says what and, where it is known, of which block. */
public class VerificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final long UNKNOWN = -1;

    private final long sequenceNo;
    private final String reason;

    public VerificationException(String reason) {
        super(reason);
        this.sequenceNo = UNKNOWN;
        this.reason = reason;
    }

    public VerificationException(String reason, Throwable cause) {
        super(reason, cause);
        this.sequenceNo = UNKNOWN;
        this.reason = reason;
    }

    private VerificationException(long sequenceNo, String reason, Throwable cause) {
        super("block " + sequenceNo + ": " + reason, cause);
        this.sequenceNo = sequenceNo;
        this.reason = reason;
    }

    /** That this block does not verify, whatever it was that went wrong with it. */
    static VerificationException inBlock(long sequenceNo, RuntimeException cause) {
        String reason = cause instanceof VerificationException known ? known.reason : "it cannot be read: " + cause;
        return new VerificationException(sequenceNo, reason, cause);
    }

    /** The block that does not verify, by the place where it should stand. */
    public OptionalLong sequenceNo() {
        return sequenceNo == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(sequenceNo);
    }

    static void require(boolean holds, String claim) {
        if (!holds) {
            throw new VerificationException("it does not hold that " + claim);
        }
    }
}
