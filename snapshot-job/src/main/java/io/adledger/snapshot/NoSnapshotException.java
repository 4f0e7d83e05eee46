package io.adledger.snapshot;

/** There is no such snapshot, and cannot be; or it is of no use here. The message says why. */
public class NoSnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSnapshotException(String message) {
        super(message);
    }
}
