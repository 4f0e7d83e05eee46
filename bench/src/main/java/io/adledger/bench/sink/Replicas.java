package io.adledger.bench.sink;

import io.adledger.bench.measure.Sample;
import io.adledger.ledger.assembly.BlockSource;
import io.adledger.ledger.assembly.CatchUp;
import io.adledger.ledger.assembly.RocksDbPendingParts;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.replica.JournalFollower;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.LedgerSettings;
import io.adledger.stream.replica.ReplicaSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Replicas of a journal on disk, each new: fed by the sink, and with the blocks alone. */
final class Replicas {

    private static final int AT_ONCE = 1_000;

    private final Feed feed;
    private final JournalStore journal;
    private final Path folder;
    private int replicas;

    Replicas(Feed feed, JournalStore journal, Path folder) {
        this.feed = feed;
        this.journal = journal;
        this.folder = folder;
    }

    private record Opened(Ledger ledger) implements JournalFollower.Access {

        @Override
        public <T> T use(Function<Ledger, T> action) {
            return action.apply(ledger);
        }
    }

    private Path newFolder() {
        return folder.resolve("replica-" + replicas++);
    }

    Sample sink() throws InterruptedException {
        Path of = newFolder();
        try (Ledger replica = Ledger.openReplica("replica", LedgerSettings.defaults(), of);
                JournalFollower follower = new JournalFollower(
                        new Opened(replica),
                        RocksDbPendingParts.open(of.resolve("pending")),
                        CatchUp.from(BlockSource.of(journal)))) {
            return feed.all(new ReplicaSink(follower));
        }
    }

    Sample follow() {
        List<Block> blocks = new ArrayList<>();
        try (Stream<Block> all = journal.read(0)) {
            all.forEach(blocks::add);
        }
        try (Ledger replica = Ledger.openReplica("replica", LedgerSettings.defaults(), newFolder())) {
            long begun = System.nanoTime();
            for (int from = 0; from < blocks.size(); from += AT_ONCE) {
                replica.follow(blocks.subList(from, Math.min(blocks.size(), from + AT_ONCE)));
            }
            return Sample.of(blocks.size(), (System.nanoTime() - begun) / 1e9);
        }
    }
}
