package io.adledger.ledger.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
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
    /** Open iterators: a database that is closed under one takes the process with it. */
    private final Set<RocksIterator> reading = new HashSet<>();
    /** To be held for reading while the database is used, for writing to close it. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;
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
        try {
            Files.createDirectories(directory);
            return withTip(new RocksDbJournalStore(options, RocksDB.open(options, directory.toString())));
        } catch (IOException | RocksDBException e) {
            options.close();
            throw new JournalStoreException("cannot open the journal in " + directory + ": " + e.getMessage(), e);
        }
    }

    /**
     * Opens the journal in a directory as it is now, to be read only: also beside a process that appends to it.
     *
     * @throws JournalStoreException if there is none, it is damaged, or cannot be read
     * @throws MalformedBlockException if the last thing in it is no block
     */
    public static RocksDbJournalStore openReadOnly(Path directory) {
        Options options = new Options().setParanoidChecks(true);
        try {
            return withTip(new RocksDbJournalStore(options, RocksDB.openReadOnly(options, directory.toString())));
        } catch (RocksDBException e) {
            options.close();
            throw new JournalStoreException("cannot read the journal in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static RocksDbJournalStore withTip(RocksDbJournalStore store) {
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
                RocksDbBlocks.requireNoFailure(last);
                return null;
            }
            return JournalTip.of(StoredBlock.read(last.value()));
        }
    }

    @Override
    public synchronized void append(long expectedSequenceNo, List<Block> appended) {
        BlockSequence.check(
                expectedSequenceNo, tip().map(last -> last.sequenceNo() + 1).orElse(0L), appended);
        tip = whileOpen(() -> write(appended));
    }

    private JournalTip write(List<Block> appended) {
        try (WriteBatch batch = new WriteBatch()) {
            for (Block block : appended) {
                batch.put(key(block.sequenceNo()), StoredBlock.of(block));
            }
            blocks.write(durably, batch);
        } catch (RocksDBException e) {
            throw new JournalStoreException(
                    "cannot append block " + appended.getFirst().sequenceNo() + ": " + e.getMessage(), e);
        }
        return JournalTip.of(appended.getLast());
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
        long first = Math.max(0, fromSequenceNo);
        RocksIterator iterator = whileOpen(() -> iterator(first));
        return StreamSupport.stream(
                        new RocksDbBlocks(
                                iterator, this::whileOpen, first, end.get().sequenceNo()),
                        false)
                .onClose(() -> release(iterator));
    }

    private RocksIterator iterator(long first) {
        RocksIterator iterator = blocks.newIterator();
        synchronized (reading) {
            reading.add(iterator);
        }
        iterator.seek(key(first));
        return iterator;
    }

    private void release(RocksIterator iterator) {
        synchronized (reading) {
            if (reading.remove(iterator)) {
                iterator.close();
            }
        }
    }

    private <T> T whileOpen(Supplier<T> step) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new JournalStoreException("the journal is closed");
            }
            return step.get();
        } finally {
            use.readLock().unlock();
        }
    }

    @Override
    public synchronized void redact(long sequenceNo, String documentId) {
        Optional<Block> block = block(sequenceNo);
        Optional<Block> redacted = block.map(before -> before.redacted(documentId));
        if (redacted.equals(block)) {
            return;
        }
        whileOpen(() -> overwrite(sequenceNo, redacted.orElseThrow()));
    }

    private Block overwrite(long sequenceNo, Block redacted) {
        try {
            blocks.put(durably, key(sequenceNo), StoredBlock.of(redacted));
            return redacted;
        } catch (RocksDBException e) {
            throw new JournalStoreException("cannot redact block " + sequenceNo + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void erase(SortedSet<Long> sequenceNos) {
        whileOpen(() -> eraseOverwritten(sequenceNos));
    }

    private SortedSet<Long> eraseOverwritten(SortedSet<Long> sequenceNos) {
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
            return sequenceNos;
        } catch (RocksDBException e) {
            throw new JournalStoreException("cannot erase what was redacted: " + e.getMessage(), e);
        }
    }

    private void rewrite(long first, long last, CompactRangeOptions options) throws RocksDBException {
        blocks.compactRange(blocks.getDefaultColumnFamily(), key(first), key(last + 1), options);
    }

    /** Waits for what is under way; what is read or written after it fails. Harmless when repeated. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            Set.copyOf(reading).forEach(this::release);
            blocks.close();
            durably.close();
            options.close();
        } finally {
            use.writeLock().unlock();
        }
    }

    private static byte[] key(long sequenceNo) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequenceNo).array();
    }
}
