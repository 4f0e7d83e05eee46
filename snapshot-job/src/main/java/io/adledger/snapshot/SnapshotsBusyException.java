package io.adledger.snapshot;

/** Someone else is changing the snapshots. */
public class SnapshotsBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SnapshotsBusyException() {
        super("the snapshots are being changed by another run: try again when it is done");
    }
}
