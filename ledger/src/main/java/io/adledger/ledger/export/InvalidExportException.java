package io.adledger.ledger.export;

/** A request for an export that cannot be carried out as it is. */
public class InvalidExportException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameterName;

    public InvalidExportException(String parameterName, String message) {
        super(parameterName + ": " + message);
        this.parameterName = parameterName;
    }

    /** The member of QLDB's request that is at fault. */
    public String parameterName() {
        return parameterName;
    }
}
