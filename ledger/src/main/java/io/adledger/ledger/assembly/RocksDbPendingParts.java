package io.adledger.ledger.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Parts in a RocksDB of their own: under a block's sequence number and the part's name, its record. Thread-safe; one process
 * at a time. After a write that failed, as on a full disk, RocksDB takes none any more: it is opened again with the next call,
 * from what is on disk.
 */
public final class RocksDbPendingParts implements PendingParts {

    private final Options options;
    private final Path directory;
    private final WriteOptions durable = new WriteOptions().setSync(true);
    private @Nullable RocksDB opened;
    private long bytes;

    private RocksDbPendingParts(Options options, Path directory) {
        this.options = options;
        this.directory = directory;
    }

    /**
     * The parts in a directory, which is made if need be.
     *
     * @throws AssemblyException if it cannot be opened
     */
    public static RocksDbPendingParts open(Path directory) {
        Options options = new Options()
                .setCreateIfMissing(true)
                .setMaxLogFileSize(1 << 20)
                .setKeepLogFileNum(2);
        RocksDbPendingParts parts = new RocksDbPendingParts(options, directory);
        try {
            Files.createDirectories(directory);
            var unused = parts.database();
            return parts;
        } catch (AssemblyException e) {
            parts.close();
            throw e;
        } catch (IOException e) {
            parts.close();
            throw new UncheckedIOException(e);
        }
    }

    private RocksDB database() {
        RocksDB database = opened;
        if (database == null) {
            try {
                database = RocksDB.open(options, directory.toString());
            } catch (RocksDBException e) {
                throw new AssemblyException("cannot open " + directory + ": " + e.getMessage(), e);
            }
            opened = database;
            bytes = count(database);
        }
        return database;
    }

    private static long count(RocksDB database) {
        long bytes = 0;
        try (RocksIterator all = database.newIterator()) {
            for (all.seekToFirst(); all.isValid(); all.next()) {
                bytes += all.value().length;
            }
        }
        return bytes;
    }

    private AssemblyException failed(String what, RocksDBException cause) {
        closeDatabase();
        return new AssemblyException(what + ": " + cause.getMessage(), cause);
    }

    @Override
    public synchronized void keep(List<BlockPart> parts) {
        Map<ByteBuffer, byte[]> byKey = new LinkedHashMap<>();
        for (BlockPart part : parts) {
            byKey.put(ByteBuffer.wrap(key(part.blockAddress().sequenceNo(), part.name())), part.record());
        }
        RocksDB database = database();
        long added = 0;
        try (WriteBatch batch = new WriteBatch()) {
            for (Map.Entry<ByteBuffer, byte[]> part : byKey.entrySet()) {
                byte[] key = part.getKey().array();
                byte[] before = database.get(key);
                batch.put(key, part.getValue());
                added += part.getValue().length - (before == null ? 0 : before.length);
            }
            database.write(durable, batch);
            bytes += added;
        } catch (RocksDBException e) {
            throw failed("cannot keep parts of blocks", e);
        }
    }

    @Override
    public synchronized List<byte[]> of(long sequenceNo) {
        List<byte[]> records = new ArrayList<>();
        try (RocksIterator entries = database().newIterator()) {
            byte[] prefix = key(sequenceNo, "");
            for (entries.seek(prefix);
                    entries.isValid() && ByteBuffer.wrap(entries.key()).getLong() == sequenceNo;
                    entries.next()) {
                records.add(entries.value());
            }
        }
        return records;
    }

    @Override
    public synchronized void forgetBefore(long sequenceNo) {
        RocksDB database = database();
        try (RocksIterator entries = database.newIterator();
                WriteBatch batch = new WriteBatch()) {
            long removed = 0;
            for (entries.seekToFirst();
                    entries.isValid() && ByteBuffer.wrap(entries.key()).getLong() < sequenceNo;
                    entries.next()) {
                removed += entries.value().length;
                batch.delete(entries.key());
            }
            database.write(durable, batch);
            bytes -= removed;
        } catch (RocksDBException e) {
            throw failed("cannot forget parts of blocks", e);
        }
    }

    @Override
    public synchronized OptionalLong firstAfter(long sequenceNo) {
        try (RocksIterator entries = database().newIterator()) {
            entries.seek(key(sequenceNo + 1, ""));
            return entries.isValid()
                    ? OptionalLong.of(ByteBuffer.wrap(entries.key()).getLong())
                    : OptionalLong.empty();
        }
    }

    @Override
    public synchronized void erase() {
        RocksDB database = database();
        try (FlushOptions flush = new FlushOptions().setWaitForFlush(true);
                CompactRangeOptions everything =
                        new CompactRangeOptions().setBottommostLevelCompaction(BottommostLevelCompaction.kForce)) {
            // The log goes with the flush, and what is overwritten or deleted with the compaction.
            database.flush(flush);
            database.compactRange(database.getDefaultColumnFamily(), null, null, everything);
        } catch (RocksDBException e) {
            throw failed("cannot erase what was forgotten of blocks", e);
        }
    }

    @Override
    public synchronized long bytes() {
        return bytes;
    }

    private static byte[] key(long sequenceNo, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(sequenceNo)
                .put(text)
                .array();
    }

    @Override
    public synchronized void close() {
        closeDatabase();
        durable.close();
        options.close();
    }

    private void closeDatabase() {
        RocksDB database = opened;
        if (database != null) {
            opened = null;
            database.close();
        }
    }
}
