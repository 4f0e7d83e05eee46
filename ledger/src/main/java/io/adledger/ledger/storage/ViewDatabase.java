package io.adledger.ledger.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.Env;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksMemEnv;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The RocksDB under the views. It keeps no log of its own: what a crash takes from it is applied again from the journal,
 * and all its column families are flushed together, so that it is always as of one position. Thread-safe.
 */
final class ViewDatabase implements AutoCloseable {

    static {
        RocksDB.loadLibrary();
    }

    /** The column families. */
    enum Family {
        META("default"),
        DOCUMENTS("documents"),
        REVISIONS("revisions"),
        INDEXES("indexes"),
        MERKLE("merkle");

        private final String key;

        Family(String name) {
            this.key = name;
        }
    }

    private static final long MEMORY_FOR_WRITES = 64L << 20;
    private static final long MEMORY_FOR_READS = 64L << 20;

    private final List<AutoCloseable> resources = new ArrayList<>();
    private final Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
    private final WriteOptions withoutLog;
    private final RocksDB database;

    private ViewDatabase(Path directory, @Nullable Env env) throws RocksDBException {
        Cache cache = keep(new LRUCache(MEMORY_FOR_READS));
        ColumnFamilyOptions familyOptions = keep(new ColumnFamilyOptions()
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(keep(new BloomFilter(10)))));
        DBOptions options = keep(new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setAtomicFlush(true)
                .setDbWriteBufferSize(MEMORY_FOR_WRITES)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(2));
        if (env != null) {
            options.setEnv(keep(env));
        }
        withoutLog = keep(new WriteOptions().setDisableWAL(true));
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        database = RocksDB.open(options, directory.toString(), descriptors(familyOptions), handles);
        for (Family family : Family.values()) {
            families.put(family, handles.removeFirst());
        }
    }

    private static List<ColumnFamilyDescriptor> descriptors(ColumnFamilyOptions options) {
        return Arrays.stream(Family.values())
                .map(family -> new ColumnFamilyDescriptor(family.key.getBytes(StandardCharsets.US_ASCII), options))
                .toList();
    }

    static ViewDatabase open(Path directory) {
        try {
            Files.createDirectories(directory);
            return new ViewDatabase(directory, null);
        } catch (IOException | RocksDBException e) {
            throw new ViewStoreException("cannot open the views in " + directory + ": " + e.getMessage(), e);
        }
    }

    /** Deletes views that are not open. */
    static void delete(Path directory) {
        try (Options options = new Options()) {
            RocksDB.destroyDB(directory.toString(), options);
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot delete the views in " + directory + ": " + e.getMessage(), e);
        }
    }

    static ViewDatabase inMemory() {
        try {
            return new ViewDatabase(Path.of("/views"), new RocksMemEnv(Env.getDefault()));
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot make views in memory: " + e.getMessage(), e);
        }
    }

    private <T extends AutoCloseable> T keep(T resource) {
        resources.add(resource);
        return resource;
    }

    RocksDB rocks() {
        return database;
    }

    ColumnFamilyHandle family(Family family) {
        return Objects.requireNonNull(families.get(family));
    }

    void write(WriteBatch batch) {
        try {
            database.write(withoutLog, batch);
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot write the views: " + e.getMessage(), e);
        }
    }

    /** Writes what is in memory to disk, as of one position. */
    void flush() {
        try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
            database.flush(options, List.copyOf(families.values()));
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot write the views to disk: " + e.getMessage(), e);
        }
    }

    Optional<byte[]> get(Family family, ReadOptions options, byte[] key) {
        try {
            return Optional.ofNullable(database.get(family(family), options, key));
        } catch (RocksDBException e) {
            throw new ViewStoreException("cannot read the views: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        families.values().forEach(ColumnFamilyHandle::close);
        // Without a log of its own, closing flushes what is in memory.
        database.close();
        for (AutoCloseable resource : resources.reversed()) {
            closeQuietly(resource);
        }
    }

    private static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new ViewStoreException("cannot close the views: " + e.getMessage(), e);
        }
    }
}
