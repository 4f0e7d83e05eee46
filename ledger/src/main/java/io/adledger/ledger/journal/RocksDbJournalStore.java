package io.adledger.ledger.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.CompressionType;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A journal in a RocksDB of its own: a block under its sequence number, every append synced to disk. One process at a
 * time. Thread-safe.
 */
public final class RocksDbJournalStore implements JournalStore {

    static {
        RocksDB.loadLibrary();
    }

    /** Of more blocks than this to be erased, all from the first to the last are written anew. */
    private static final int RANGES_AT_MOST = 16;

    private final Options options;
    private final WriteOptions durably;
    private final RocksDB blocks;
    private volatile @Nullable JournalTip tip;

    private RocksDbJournalStore(Options options, RocksDB blocks) {
        this.options = options;
        this.durably = new WriteOptions().setSync(true);
        this.blocks = blocks;
    }

    /**
     * Opens the journal in a directory, which is made if need be.
     *
     * @throws JournalStoreException if it is in use, damaged, or cannot be read
     * @throws MalformedBlockException if the last thing in it is no block
     */
    public static RocksDbJournalStore open(Path directory) {
        // A torn last record is a commit that was never acknowledged; damage anywhere else must not pass for one.
        Options options = new Options()
                .setCreateIfMissing(true)
                .setParanoidChecks(true)
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2);
        RocksDbJournalStore store;
        try {
            Files.createDirectories(directory);
            store = new RocksDbJournalStore(options, RocksDB.open(options, directory.toString()));
        } catch (IOException | RocksDBException e) {
            options.close();
            throw new JournalStoreException("cannot open the journal in " + directory + ": " + e.getMessage(), e);
        }
        try {
            store.tip = store.storedTip();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private @Nullable JournalTip storedTip() {
        try (RocksIterator last = blocks.newIterator()) {
            last.seekToLast();
            if (!last.isValid()) {
                requireNoFailure(last);
                return null;
            }
            return JournalTip.of(StoredBlock.read(last.value()));
        }
    }

    @Override
    public synchronized void append(long expectedSequenceNo, List<Block> appended) {
        BlockSequence.check(
                expectedSequenceNo, tip().map(last -> last.sequenceNo() + 1).orElse(0L), appended);
        try (WriteBatch batch = new WriteBatch()) {
            for (Block block : appended) {
                batch.put(key(block.sequenceNo()), StoredBlock.of(block));
            }
            blocks.write(durably, batch);
        } catch (RocksDBException e) {
            throw new JournalStoreException("cannot append block " + expectedSequenceNo + ": " + e.getMessage(), e);
        }
        tip = JournalTip.of(appended.getLast());
    }

    @Override
    public Optional<JournalTip> tip() {
        return Optional.ofNullable(tip);
    }

    @Override
    public Stream<Block> read(long fromSequenceNo) {
        Optional<JournalTip> end = tip();
        if (end.isEmpty() || end.get().sequenceNo() < fromSequenceNo) {
            return Stream.empty();
        }
        RocksIterator iterator = blocks.newIterator();
        iterator.seek(key(Math.max(0, fromSequenceNo)));
        return StreamSupport.stream(new BlockSpliterator(iterator, end.get().sequenceNo()), false)
                .onClose(iterator::close);
    }

    @Override
    public synchronized void redact(long sequenceNo, String documentId) {
        Optional<Block> block = block(sequenceNo);
        Optional<Block> redacted = block.map(before -> before.redacted(documentId));
        if (redacted.equals(block)) {
            return;
        }
        try {
            blocks.put(durably, key(sequenceNo), StoredBlock.of(redacted.orElseThrow()));
        } catch (RocksDBException e) {
            throw new JournalStoreException("cannot redact block " + sequenceNo + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void erase(SortedSet<Long> sequenceNos) {
        // What was overwritten is still in the log and in older files: writing both anew leaves it behind.
        try (FlushOptions outOfTheLog = new FlushOptions().setWaitForFlush(true);
                CompactRangeOptions rewriting =
                        new CompactRangeOptions().setBottommostLevelCompaction(BottommostLevelCompaction.kForce)) {
            blocks.flush(outOfTheLog);
            if (sequenceNos.size() > RANGES_AT_MOST) {
                rewrite(sequenceNos.first(), sequenceNos.last(), rewriting);
            } else {
                for (long sequenceNo : sequenceNos) {
                    rewrite(sequenceNo, sequenceNo, rewriting);
                }
            }
        } catch (RocksDBException e) {
            throw new JournalStoreException("cannot erase what was redacted: " + e.getMessage(), e);
        }
    }

    private void rewrite(long first, long last, CompactRangeOptions options) throws RocksDBException {
        blocks.compactRange(blocks.getDefaultColumnFamily(), key(first), key(last + 1), options);
    }

    @Override
    public void close() {
        blocks.close();
        durably.close();
        options.close();
    }

    private static void requireNoFailure(RocksIterator iterator) {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw new JournalStoreException("cannot read the journal: " + e.getMessage(), e);
        }
    }

    private static byte[] key(long sequenceNo) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequenceNo).array();
    }

    private static final class BlockSpliterator extends Spliterators.AbstractSpliterator<Block> {

        private final RocksIterator iterator;
        private final long last;

        BlockSpliterator(RocksIterator iterator, long last) {
            super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
            this.iterator = iterator;
            this.last = last;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Block> action) {
            if (!iterator.isValid()) {
                requireNoFailure(iterator);
                return false;
            }
            if (ByteBuffer.wrap(iterator.key()).getLong() > last) {
                return false;
            }
            action.accept(StoredBlock.read(iterator.value()));
            iterator.next();
            return true;
        }
    }
}
