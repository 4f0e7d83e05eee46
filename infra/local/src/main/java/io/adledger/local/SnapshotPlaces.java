package io.adledger.local;

import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.snapshot.store.SnapshotStore;
import java.nio.file.Path;

/** Where the snapshots of a stack are: in a bucket of its object store, which is a folder in its data folder. */
public final class SnapshotPlaces {

    /** The bucket. */
    public static final String BUCKET = "snapshots";

    /** What their keys begin with. */
    public static final String PREFIX = "ads/";

    private SnapshotPlaces() {}

    /** The snapshots in a data folder. */
    public static SnapshotStore in(Path data) {
        return new SnapshotStore(
                new DirectoryObjectStore(data.resolve("buckets").resolve(BUCKET)), PREFIX);
    }

    /** Where snapshots are worked on, and locked. */
    public static Path workIn(Path data) {
        return data.resolve("snapshots");
    }
}
