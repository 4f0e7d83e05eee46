package io.adledger.ledger.storage;

import static io.adledger.ledger.storage.ViewDatabase.Family.META;

import io.adledger.ledger.ion.Hash;
import io.adledger.ledger.journal.Block;
import io.adledger.ledger.journal.BrokenChainException;
import io.adledger.ledger.journal.JournalStore;
import io.adledger.ledger.journal.MerkleFrontier;
import io.adledger.ledger.journal.MerkleNodes;
import io.adledger.ledger.journal.RedactionInfo;
import io.adledger.ledger.journal.Revision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Tables, documents, history, indexes and the Merkle tree of one journal. Blocks are applied by one thread at a time, in
 * order; any number of snapshots can be read meanwhile. Nothing here is durable on its own account: after a crash the views
 * are a little behind, and {@link #catchUp} applies what is missing.
 */
public final class Views implements AutoCloseable {

    private static final byte[] POSITION = "position".getBytes(StandardCharsets.US_ASCII);
    /** So many can be applied anew within a second or two. */
    private static final int REVISIONS_BETWEEN_CHECKPOINTS = 40_000;

    private static final int REVISIONS_AT_ONCE = 200;

    private final ViewDatabase database;
    private final Checkpoints checkpoints;
    private final ReadOptions latest = new ReadOptions();
    private final StoredMerkleNodes merkleNodes;
    private final Erasures erasures;
    /** Held while the position moves, so that a snapshot never falls between the data and the catalog. */
    private final ReentrantLock moving = new ReentrantLock();

    private volatile Position position;

    private Views(ViewDatabase database, int revisionsBetweenCheckpoints) {
        this.database = database;
        this.checkpoints = new Checkpoints(database::flush, revisionsBetweenCheckpoints);
        this.merkleNodes = new StoredMerkleNodes(database, latest);
        this.erasures = new Erasures(database, latest);
        this.position = database.get(META, latest, POSITION)
                .map(stored -> Position.from(stored, merkleNodes))
                .orElse(Position.BEFORE_ALL);
    }

    /**
     * Opens the views in a directory, which is made if need be. Views that an older version wrote begin anew.
     *
     * @throws ViewStoreException if they cannot be read
     */
    public static Views open(Path directory) {
        return open(directory, REVISIONS_BETWEEN_CHECKPOINTS);
    }

    static Views open(Path directory, int revisionsBetweenCheckpoints) {
        ViewDatabase database = ViewDatabase.open(directory);
        try {
            return new Views(database, revisionsBetweenCheckpoints);
        } catch (OutdatedViewsException e) {
            database.close();
            ViewDatabase.delete(directory);
            return new Views(ViewDatabase.open(directory), revisionsBetweenCheckpoints);
        }
    }

    /** Views for as long as the process lives. */
    public static Views inMemory() {
        return new Views(ViewDatabase.inMemory(), Integer.MAX_VALUE);
    }

    /** The last block applied; -1 before the first. */
    public long sequenceNo() {
        return position.sequenceNo();
    }

    /** The edge of the Merkle tree over the hashes of all blocks applied. */
    public MerkleFrontier merkleFrontier() {
        return position.frontier();
    }

    /** The nodes of that tree: all that are complete within the frontier. */
    public MerkleNodes merkleNodes() {
        return merkleNodes;
    }

    /** What was redacted and is not erased from all files. */
    public Erasures erasures() {
        return erasures;
    }

    /** The views as they are now. */
    public Snapshot snapshot() {
        moving.lock();
        try {
            return new Snapshot(database, position.sequenceNo(), position.catalog());
        } finally {
            moving.unlock();
        }
    }

    /**
     * Applies all blocks of a journal that have not been applied yet.
     *
     * @param changed told what each of them changes
     * @throws ViewStoreException if the views are not those of this journal, or it has lost blocks that they have seen
     */
    public void catchUp(JournalStore journal, Consumer<ViewKey> changed) {
        requireSameJournal(journal);
        try (Stream<Block> missing = journal.read(position.sequenceNo() + 1)) {
            List<Block> blocks = new ArrayList<>();
            missing.forEach(block -> {
                blocks.add(block);
                if (revisions(blocks) >= REVISIONS_AT_ONCE) {
                    apply(blocks, changed);
                    blocks.clear();
                }
            });
            apply(blocks, changed);
        }
    }

    /** A block counts as one revision more: it is work as well. */
    private static long revisions(List<Block> blocks) {
        return blocks.stream().mapToLong(block -> 1 + block.revisions().size()).sum();
    }

    private void requireSameJournal(JournalStore journal) {
        if (position.sequenceNo() < 0) {
            return;
        }
        Hash hash = journal.block(position.sequenceNo())
                .map(Block::blockHash)
                .orElseThrow(() -> new ViewStoreException("the journal ends before block " + position.sequenceNo()
                        + ", which the views have seen: it has lost blocks"));
        if (!hash.equals(position.blockHash())) {
            throw new ViewStoreException("the views belong to another journal: block " + position.sequenceNo()
                    + " is not the one they have seen");
        }
    }

    /** Applies the blocks that come next, and shows them all at once. */
    public void apply(List<Block> blocks, Consumer<ViewKey> changed) {
        int from = 0;
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (changesCatalog(block) || block.redactionInfo() != null) {
                applyDocuments(blocks.subList(from, i), changed);
                applyAlone(block, changed);
                from = i + 1;
            }
        }
        applyDocuments(blocks.subList(from, blocks.size()), changed);
        checkpoints.applied(revisions(blocks));
    }

    private void applyAlone(Block block, Consumer<ViewKey> changed) {
        if (changesCatalog(block)) {
            applyCatalog(block, changed);
        } else {
            applyDocuments(List.of(block), changed);
        }
        RedactionInfo redaction = block.redactionInfo();
        if (redaction != null) {
            erasures.written(block.sequenceNo(), redaction);
        }
    }

    private boolean changesCatalog(Block block) {
        return block.revisions().stream().anyMatch(block::isSystem)
                || InferredCatalog.isNeeded(position.catalog(), block);
    }

    private void applyDocuments(List<Block> blocks, Consumer<ViewKey> changed) {
        if (blocks.isEmpty()) {
            return;
        }
        try (WriteBatch batch = new WriteBatch()) {
            Position next = gather(blocks, batch, position.catalog(), changed);
            move(batch, next);
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot apply a block to the views: " + e.getMessage(), e);
        }
    }

    /** A block that changes tables comes alone: what it writes to them is indexed by the indexes it leaves. */
    private void applyCatalog(Block block, Consumer<ViewKey> changed) {
        changed.accept(new ViewKey.OfCatalog());
        Catalog catalog = position.catalog();
        try (WriteBatch batch = new WriteBatch()) {
            for (Revision revision : block.revisions()) {
                if (block.isSystem(revision) && revision.data() != null) {
                    String tableId = revision.metadata().id();
                    Catalog next = catalog.after(revision.metadata(), revision.data());
                    new CatalogChange(database, latest).carryOut(catalog.table(tableId, ""), next.table(tableId, ""));
                    catalog = next;
                }
            }
            Catalog inferred = InferredCatalog.after(catalog, block);
            for (Table table : inferred.tables()) {
                new CatalogChange(database, latest).carryOut(catalog.table(table.id(), ""), table);
            }
            catalog = inferred;
            move(batch, gather(List.of(block), batch, catalog, changed));
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot apply a block to the views: " + e.getMessage(), e);
        }
    }

    private Position gather(List<Block> blocks, WriteBatch batch, Catalog catalog, Consumer<ViewKey> changed)
            throws RocksDBException {
        BlockApplication application = new BlockApplication(database, catalog, latest, batch, changed);
        Position next = position;
        for (Block block : blocks) {
            if (block.sequenceNo() != next.sequenceNo() + 1) {
                throw new BrokenChainException(block.sequenceNo(), "it does not follow " + next.sequenceNo());
            }
            application.apply(block);
            next = next.after(block, catalog, (level, index, hash) -> merkleNodes.put(batch, level, index, hash));
        }
        return next;
    }

    private void move(WriteBatch batch, Position next) throws RocksDBException {
        batch.put(database.family(META), POSITION, next.toBytes());
        moving.lock();
        try {
            database.write(batch);
            position = next;
        } finally {
            moving.unlock();
        }
    }

    /** Closes the store; every snapshot must have been closed before. */
    @Override
    public void close() {
        checkpoints.close();
        latest.close();
        database.close();
    }
}
