package io.adledger.ledger.stream;

/** A request for a stream that cannot be carried out as it is. */
public class InvalidStreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameterName;

    public InvalidStreamException(String parameterName, String message) {
        super(parameterName + ": " + message);
        this.parameterName = parameterName;
    }

    /** The member of QLDB's request that is at fault. */
    public String parameterName() {
        return parameterName;
    }
}
