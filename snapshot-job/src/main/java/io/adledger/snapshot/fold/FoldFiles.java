package io.adledger.snapshot.fold;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.rocksdb.CompressionType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * Documents by id, and notes by name, in a RocksDB of their own. What is written together is there together, whatever
 * happens to the process. One writer; reads from any thread.
 */
final class FoldFiles implements AutoCloseable {

    static {
        RocksDB.loadLibrary();
    }

    private static final String DOCUMENT = "d/";
    private static final String AFTER_DOCUMENTS = "e/";
    private static final String NOTE = "n/";

    private final Options options;
    private final WriteOptions ordinary = new WriteOptions();
    private final RocksDB entries;

    private FoldFiles(Options options, RocksDB entries) {
        this.options = options;
        this.entries = entries;
    }

    static FoldFiles open(Path folder) {
        Options options = new Options()
                .setCreateIfMissing(true)
                .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
        try {
            Files.createDirectories(folder);
            return new FoldFiles(options, RocksDB.open(options, folder.toString()));
        } catch (IOException e) {
            options.close();
            throw new UncheckedIOException("cannot make " + folder, e);
        } catch (RocksDBException e) {
            options.close();
            throw new FoldException("cannot open the fold in " + folder, e);
        }
    }

    void write(Collection<AdDocument> documents, Map<String, String> notes) {
        try (WriteBatch batch = new WriteBatch()) {
            for (AdDocument document : documents) {
                batch.put(key(DOCUMENT, document.documentId()), DocumentForm.bytes(document));
            }
            for (Map.Entry<String, String> note : notes.entrySet()) {
                batch.put(key(NOTE, note.getKey()), note.getValue().getBytes(StandardCharsets.UTF_8));
            }
            entries.write(ordinary, batch);
        } catch (RocksDBException e) {
            throw new FoldException("cannot write the fold", e);
        }
    }

    /** Removes all documents. */
    void clear() {
        try {
            entries.deleteRange(ordinary, key(DOCUMENT, ""), key(AFTER_DOCUMENTS, ""));
        } catch (RocksDBException e) {
            throw new FoldException("cannot clear the fold", e);
        }
    }

    Optional<AdDocument> document(String documentId) {
        return get(key(DOCUMENT, documentId)).map(DocumentForm::document);
    }

    Optional<String> note(String name) {
        return get(key(NOTE, name)).map(value -> new String(value, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> get(byte[] key) {
        try {
            return Optional.ofNullable(entries.get(key));
        } catch (RocksDBException e) {
            throw new FoldException("cannot read the fold", e);
        }
    }

    long estimatedEntries() {
        try {
            return entries.getLongProperty("rocksdb.estimate-num-keys");
        } catch (RocksDBException e) {
            throw new FoldException("cannot read the fold", e);
        }
    }

    /** In the order of their ids, from behind one. */
    Stream<AdDocument> documentsAfter(String documentId) {
        RocksIterator iterator = entries.newIterator();
        iterator.seek(key(DOCUMENT, documentId));
        if (!documentId.isEmpty() && isAt(iterator, documentId)) {
            iterator.next();
        }
        return StreamSupport.stream(new Documents(iterator), false).onClose(iterator::close);
    }

    private static boolean isAt(RocksIterator iterator, String documentId) {
        return iterator.isValid() && new String(iterator.key(), StandardCharsets.UTF_8).equals(DOCUMENT + documentId);
    }

    private static final class Documents extends Spliterators.AbstractSpliterator<AdDocument> {

        private final RocksIterator iterator;

        Documents(RocksIterator iterator) {
            super(Long.MAX_VALUE, ORDERED | NONNULL | DISTINCT);
            this.iterator = iterator;
        }

        @Override
        public boolean tryAdvance(Consumer<? super AdDocument> action) {
            if (!iterator.isValid() || iterator.key()[0] != DOCUMENT.charAt(0)) {
                checked();
                return false;
            }
            AdDocument document = DocumentForm.document(iterator.value());
            iterator.next();
            action.accept(document);
            return true;
        }

        private void checked() {
            try {
                iterator.status();
            } catch (RocksDBException e) {
                throw new FoldException("cannot read the fold", e);
            }
        }
    }

    private static byte[] key(String kind, String name) {
        return (kind + name).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        entries.close();
        ordinary.close();
        options.close();
    }
}
