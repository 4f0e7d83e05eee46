package io.adledger.snapshot.store;

import org.jspecify.annotations.Nullable;

/** What is kept of a snapshot is not what was written. */
public class DamagedSnapshotException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DamagedSnapshotException(SnapshotId id, String damage) {
        this(id, damage, null);
    }

    public DamagedSnapshotException(SnapshotId id, String damage, @Nullable Throwable cause) {
        super("snapshot " + id + " is damaged: " + damage, cause);
    }
}
