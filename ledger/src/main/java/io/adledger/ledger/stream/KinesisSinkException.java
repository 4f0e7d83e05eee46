package io.adledger.ledger.stream;

import io.adledger.ledger.stream.JournalStream.ErrorCause;
import java.util.Optional;

/** Records could not be put. */
public class KinesisSinkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What can be done about it. */
    public enum Kind {
        /** Trying again helps. */
        PASSING,
        /** Trying again helps once there is such a stream. */
        NO_SUCH_STREAM,
        /** Trying again helps once it is allowed. */
        NOT_ALLOWED,
        /** These records will never be taken. */
        REFUSED
    }

    private final Kind kind;

    public KinesisSinkException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    Optional<ErrorCause> errorCause() {
        return switch (kind) {
            case NO_SUCH_STREAM -> Optional.of(ErrorCause.KINESIS_STREAM_NOT_FOUND);
            case NOT_ALLOWED -> Optional.of(ErrorCause.IAM_PERMISSION_REVOKED);
            case PASSING, REFUSED -> Optional.empty();
        };
    }
}
