package io.adledger.ledger.imports;

import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.Digest;
import io.adledger.ledger.journal.JournalTip;
import io.adledger.ledger.journal.MerkleFrontier;
import io.adledger.ledger.journal.RocksDbJournalStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A journal in the making, of blocks that were verified before. Not thread-safe. */
public final class NewJournal implements AutoCloseable {

    private static final int BLOCKS_AT_ONCE = 500;

    private final RocksDbJournalStore journal;
    private final List<Block> batch = new ArrayList<>();
    private MerkleFrontier tree = MerkleFrontier.EMPTY;
    private long revisions;

    private NewJournal(RocksDbJournalStore journal) {
        this.journal = journal;
    }

    /**
     * Begins a journal in a directory, which is made if need be.
     *
     * @throws io.adledger.ledger.journal.JournalStoreException if it cannot be
     */
    public static NewJournal in(Path directory) {
        return new NewJournal(RocksDbJournalStore.open(directory));
    }

    /** Adds the next block. */
    public void add(Block block) {
        batch.add(block);
        tree = tree.append(block.blockHash(), (level, index, hash) -> {});
        revisions += block.revisions().stream()
                .filter(revision -> !block.isSystem(revision))
                .count();
        if (batch.size() == BLOCKS_AT_ONCE) {
            flush();
        }
    }

    private void flush() {
        if (!batch.isEmpty()) {
            journal.append(batch.getFirst().sequenceNo(), batch);
            batch.clear();
        }
    }

    /** Writes what is left. There must be a block. */
    public JournalContent finish() {
        flush();
        JournalTip tip = journal.tip().orElseThrow(() -> new IllegalStateException("a journal has a block"));
        return new JournalContent(new Digest(tree.root(), tip.blockAddress()), tree.size(), revisions);
    }

    @Override
    public void close() {
        journal.close();
    }
}
