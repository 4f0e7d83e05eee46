package io.adledger.ledger.journal;

import com.amazon.ion.IonStruct;
import io.adledger.ledger.ion.IonValues;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WALRecoveryMode;

/**
 * The blocks in the files of a {@link RocksDbJournalStore}, for an auditor: each exactly as it is stored, catalog revisions
 * in full, and nothing made good in passing. Reads beside a ledger that has the files open, up to where they were when this
 * was opened. To be closed; not thread-safe.
 */
public final class JournalFiles implements Iterator<IonStruct>, AutoCloseable {

    static {
        RocksDB.loadLibrary();
    }

    private static final int ATTEMPTS = 5;

    private final Options options;
    private final RocksDB blocks;
    private final ReadOptions sequentially;
    private final RocksIterator iterator;
    private boolean endIsDamaged;
    private long next;

    private JournalFiles(Options options, RocksDB blocks) {
        this.options = options;
        this.blocks = blocks;
        this.sequentially = new ReadOptions().setVerifyChecksums(true).setFillCache(false);
        this.iterator = blocks.newIterator(sequentially);
        iterator.seekToFirst();
    }

    /**
     * Opens the journal in a directory.
     *
     * @throws JournalStoreException if there is none, or it cannot be read
     */
    public static JournalFiles open(Path directory) {
        if (!Files.isRegularFile(directory.resolve("CURRENT"))) {
            throw new JournalStoreException("there is no journal in " + directory);
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return open(directory, WALRecoveryMode.AbsoluteConsistency);
            } catch (JournalStoreException e) {
                // Whoever writes to it may be in the midst of a write; it is over at the next attempt.
            }
        }
        JournalFiles damaged = open(directory, WALRecoveryMode.TolerateCorruptedTailRecords);
        damaged.endIsDamaged = true;
        return damaged;
    }

    private static JournalFiles open(Path directory, WALRecoveryMode damage) {
        Options options = new Options().setParanoidChecks(true).setWalRecoveryMode(damage);
        try {
            return new JournalFiles(options, RocksDB.openReadOnly(options, directory.toString()));
        } catch (RocksDBException e) {
            options.close();
            throw new JournalStoreException("cannot read the journal in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** About how many blocks there are. */
    public long estimatedBlocks() {
        try {
            return blocks.getLongProperty("rocksdb.estimate-num-keys");
        } catch (RocksDBException e) {
            throw new JournalStoreException("cannot read the journal: " + e.getMessage(), e);
        }
    }

    @Override
    public boolean hasNext() {
        if (iterator.isValid()) {
            return true;
        }
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw new JournalStoreException("cannot read the journal: " + e.getMessage(), e);
        }
        if (endIsDamaged) {
            throw new JournalStoreException(
                    "the end of the journal's log cannot be read: blocks may be lost there, or a"
                            + " commit that was never acknowledged because the power failed");
        }
        return false;
    }

    /**
     * The next block.
     *
     * @throws MalformedBlockException if what is stored in its place is no block, or not in the form that we store
     */
    @Override
    public IonStruct next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        byte[] key = iterator.key();
        byte[] stored = iterator.value();
        iterator.next();
        if (key.length != Long.BYTES || ByteBuffer.wrap(key).getLong() != next) {
            throw new MalformedBlockException("where block " + next + " should be stored, there is another");
        }
        next++;
        return exactly(stored);
    }

    /** The struct in these bytes; refused unless it would be stored as these bytes, to the last bit. */
    static IonStruct exactly(byte[] stored) {
        try {
            IonStruct block = IonValues.struct(stored);
            if (Arrays.equals(IonValues.storedAsBefore(block), stored)) {
                return block;
            }
        } catch (RuntimeException e) {
            // Damaged Ion makes its reader fail in many ways, of no common type.
            throw new MalformedBlockException("not the bytes of a block: " + e.getMessage(), e);
        }
        throw new MalformedBlockException("not bytes that the ledger has written, though they can be read");
    }

    @Override
    public void close() {
        iterator.close();
        sequentially.close();
        blocks.close();
        options.close();
    }
}
