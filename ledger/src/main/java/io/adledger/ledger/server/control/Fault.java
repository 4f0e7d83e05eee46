package io.adledger.ledger.server.control;

import io.adledger.ledger.catalog.InvalidLedgerException;
import io.adledger.ledger.catalog.LedgerRefusedException;
import io.adledger.ledger.journal.NotInJournalException;
import java.util.Map;

/**
 * A refusal, as one of the control plane's exceptions.
 *
 * @see <a href="https://docs.aws.amazon.com/qldb/latest/developerguide/API_Operations_Amazon_QLDB.html">Amazon QLDB's
 *     operations</a>
 */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String LEDGER = "Ledger";

    private final int status;
    private final String type;
    private final transient Map<String, String> details;

    private Fault(int status, String type, String message, Map<String, String> details) {
        super(message);
        this.status = status;
        this.type = type;
        this.details = details;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    /** What the exception carries beside its message. */
    Map<String, String> details() {
        return details;
    }

    static Fault invalidParameter(String parameter, String message) {
        return new Fault(400, "InvalidParameterException", message, Map.of("ParameterName", parameter));
    }

    static Fault limitExceeded(String resourceType, String message) {
        return new Fault(400, "LimitExceededException", message, Map.of("ResourceType", resourceType));
    }

    static Fault notFound(String resourceType, String name) {
        return new Fault(
                404,
                "ResourceNotFoundException",
                "The " + resourceType + " " + name + " is not found",
                Map.of("ResourceType", resourceType, "ResourceName", name));
    }

    static Fault preconditionNotMet(String resourceType, String name, String message) {
        return new Fault(
                412,
                "ResourcePreconditionNotMetException",
                message,
                Map.of("ResourceType", resourceType, "ResourceName", name));
    }

    static Fault unknownOperation() {
        return new Fault(404, "UnknownOperationException", "There is no operation at this path", Map.of());
    }

    static Fault of(InvalidLedgerException invalid) {
        return invalidParameter(invalid.parameter(), String.valueOf(invalid.getMessage()));
    }

    static Fault of(LedgerRefusedException refused) {
        return switch (refused.reason()) {
            case NOT_FOUND -> ofLedger(404, "ResourceNotFoundException", refused);
            case EXISTS -> ofLedger(409, "ResourceAlreadyExistsException", refused);
            case IN_USE -> ofLedger(409, "ResourceInUseException", refused);
            case PROTECTED, NOTHING_TO_PROMOTE, NOT_ACTIVE ->
                ofLedger(412, "ResourcePreconditionNotMetException", refused);
            case TOO_MANY -> limitExceeded(LEDGER, String.valueOf(refused.getMessage()));
        };
    }

    private static Fault ofLedger(int status, String type, LedgerRefusedException refused) {
        return new Fault(
                status,
                type,
                String.valueOf(refused.getMessage()),
                Map.of("ResourceType", LEDGER, "ResourceName", refused.ledgerName()));
    }

    static Fault of(NotInJournalException missing) {
        String parameter =
                switch (missing.missing()) {
                    case BLOCK -> "BlockAddress";
                    case DIGEST_TIP, COVERING_DIGEST -> "DigestTipAddress";
                    case DOCUMENT -> "DocumentId";
                };
        return invalidParameter(parameter, String.valueOf(missing.getMessage()));
    }
}
