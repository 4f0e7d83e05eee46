package io.adledger.search;

/** OpenSearch refuses a request, now and later. */
public class SearchRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    public SearchRefusedException(int status, String type, String reason) {
        super("OpenSearch refuses with " + status + " " + type + ": " + reason);
        this.status = status;
        this.type = type;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** OpenSearch's name for the error, such as {@code resource_already_exists_exception}. */
    public String type() {
        return type;
    }
}
