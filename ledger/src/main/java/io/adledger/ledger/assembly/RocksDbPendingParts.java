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
import java.util.concurrent.atomic.AtomicLong;
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
 * at a time.
 */
public final class RocksDbPendingParts implements PendingParts {

    private final Options options;
    private final WriteOptions durable = new WriteOptions().setSync(true);
    private final RocksDB database;
    private final AtomicLong bytes = new AtomicLong();

    private RocksDbPendingParts(Options options, RocksDB database) {
        this.options = options;
        this.database = database;
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
        try {
            Files.createDirectories(directory);
            RocksDbPendingParts parts = new RocksDbPendingParts(options, RocksDB.open(options, directory.toString()));
            parts.count();
            return parts;
        } catch (RocksDBException e) {
            options.close();
            throw new AssemblyException("cannot open " + directory + ": " + e.getMessage(), e);
        } catch (IOException e) {
            options.close();
            throw new UncheckedIOException(e);
        }
    }

    private void count() {
        try (RocksIterator all = database.newIterator()) {
            for (all.seekToFirst(); all.isValid(); all.next()) {
                bytes.addAndGet(all.value().length);
            }
        }
    }

    @Override
    public void keep(List<BlockPart> parts) {
        Map<ByteBuffer, byte[]> byKey = new LinkedHashMap<>();
        for (BlockPart part : parts) {
            byKey.put(ByteBuffer.wrap(key(part.blockAddress().sequenceNo(), part.name())), part.record());
        }
        long added = 0;
        try (WriteBatch batch = new WriteBatch()) {
            for (Map.Entry<ByteBuffer, byte[]> part : byKey.entrySet()) {
                byte[] key = part.getKey().array();
                byte[] before = database.get(key);
                batch.put(key, part.getValue());
                added += part.getValue().length - (before == null ? 0 : before.length);
            }
            database.write(durable, batch);
            bytes.addAndGet(added);
        } catch (RocksDBException e) {
            throw new AssemblyException("cannot keep parts of blocks: " + e.getMessage(), e);
        }
    }

    @Override
    public List<byte[]> of(long sequenceNo) {
        List<byte[]> records = new ArrayList<>();
        try (RocksIterator entries = database.newIterator()) {
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
    public void forgetBefore(long sequenceNo) {
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
            bytes.addAndGet(-removed);
        } catch (RocksDBException e) {
            throw new AssemblyException("cannot forget parts of blocks: " + e.getMessage(), e);
        }
    }

    @Override
    public OptionalLong firstAfter(long sequenceNo) {
        try (RocksIterator entries = database.newIterator()) {
            entries.seek(key(sequenceNo + 1, ""));
            return entries.isValid()
                    ? OptionalLong.of(ByteBuffer.wrap(entries.key()).getLong())
                    : OptionalLong.empty();
        }
    }

    @Override
    public void erase() {
        try (FlushOptions flush = new FlushOptions().setWaitForFlush(true);
                CompactRangeOptions everything =
                        new CompactRangeOptions().setBottommostLevelCompaction(BottommostLevelCompaction.kForce)) {
            // The log goes with the flush, and what is overwritten or deleted with the compaction.
            database.flush(flush);
            database.compactRange(database.getDefaultColumnFamily(), null, null, everything);
        } catch (RocksDBException e) {
            throw new AssemblyException("cannot erase what was forgotten of blocks: " + e.getMessage(), e);
        }
    }

    @Override
    public long bytes() {
        return bytes.get();
    }

    private static byte[] key(long sequenceNo, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + text.length)
                .putLong(sequenceNo)
                .put(text)
                .array();
    }

    @Override
    public void close() {
        database.close();
        durable.close();
        options.close();
    }
}
