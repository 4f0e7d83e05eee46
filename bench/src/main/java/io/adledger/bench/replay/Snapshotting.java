package io.adledger.bench.replay;

import io.adledger.bench.measure.Sample;
import io.adledger.ledger.export.DirectoryObjectStore;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.snapshot.SnapshotMaker;
import io.adledger.snapshot.SnapshotProgress;
import io.adledger.snapshot.SnapshotSettings;
import io.adledger.snapshot.store.SnapshotId;
import io.adledger.snapshot.store.SnapshotManifest;
import io.adledger.snapshot.store.SnapshotStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Snapshots of a whole journal, each in a store of its own; and the journal read without doing anything with it. */
final class Snapshotting {

    private final JournalStore journal;
    private final Path folder;
    private final JournalTip tip;
    private int made;

    Snapshotting(JournalStore journal, Path folder) {
        this.journal = journal;
        this.folder = folder;
        this.tip = journal.tip().orElseThrow();
    }

    /** An operation is a block. */
    Sample snapshot() {
        SnapshotStore store =
                new SnapshotStore(new DirectoryObjectStore(folder.resolve("store-" + made++)), "snapshots/");
        SnapshotId id = new SnapshotId(Instant.ofEpochMilli(tip.blockTimestamp().getMillis()), tip.sequenceNo());
        long begun = System.nanoTime();
        SnapshotManifest unused = new SnapshotMaker(store, folder.resolve("work"), SnapshotSettings.defaults())
                .make(id, journal, SnapshotProgress.NONE);
        return sample(tip.sequenceNo() + 1, begun);
    }

    /** An operation is a block. */
    Sample read() {
        long begun = System.nanoTime();
        try (Stream<Block> blocks = journal.read(0)) {
            return sample(
                    blocks.mapToLong(block -> block.revisions().isEmpty() ? 0 : 1)
                            .sum(),
                    begun);
        }
    }

    private static Sample sample(long blocks, long begun) {
        return Sample.of((double) blocks, (System.nanoTime() - begun) / 1e9);
    }
}
