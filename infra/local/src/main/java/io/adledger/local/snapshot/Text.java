package io.adledger.local.snapshot;

import io.adledger.snapshot.store.Counts;
import io.adledger.snapshot.store.SnapshotManifest;

/** What is said of snapshots. */
final class Text {

    private static final double MEBIBYTE = 1 << 20;

    private Text() {}

    static String of(Counts counts) {
        return "%,d ads, %,d deleted, %,d removed, %,d erased"
                .formatted(counts.live(), counts.deleted(), counts.removed(), counts.erased());
    }

    static String sizeOf(SnapshotManifest manifest) {
        return "%,.1f MiB".formatted(manifest.bytes() / MEBIBYTE);
    }

    static String digestOf(SnapshotManifest manifest) {
        return "digest %s, tip %d"
                .formatted(manifest.digest().hash(), manifest.digest().tip().sequenceNo());
    }
}
