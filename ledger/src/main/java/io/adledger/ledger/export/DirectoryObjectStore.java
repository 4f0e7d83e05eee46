package io.adledger.ledger.export;

import io.adledger.ledger.files.DurableFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory in place of a bucket: a key is a path in it, and an object appears as a whole. Encryption is left to the
 * file system. Thread-safe.
 */
public final class DirectoryObjectStore implements PrunableObjectStore {

    private final Path directory;

    /** The objects in a directory, which is made with the first of them. */
    public DirectoryObjectStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public void put(String key, StoredObject object) {
        Path file = file(key);
        try {
            Files.createDirectories(file.getParent());
            DurableFile.replace(file, object.content());
        } catch (IOException e) {
            throw new ObjectStoreException("cannot write " + file + ": " + e, false, e);
        }
    }

    @Override
    public InputStream read(String key) {
        Path file = file(key);
        try {
            return new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        } catch (IOException e) {
            throw new ObjectStoreException("cannot read " + file + ": " + e, false, e);
        }
    }

    @Override
    public List<String> keys(String prefix) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .filter(key -> key.startsWith(prefix) && !key.endsWith(DurableFile.DRAFT))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ObjectStoreException("cannot list " + directory + ": " + e, false, e);
        }
    }

    @Override
    public void remove(String key) {
        Path file = file(key);
        try {
            Files.deleteIfExists(file);
            removeFolders(file);
        } catch (IOException e) {
            throw new ObjectStoreException("cannot remove " + file + ": " + e, false, e);
        }
    }

    /** Folders are parts of keys, and nothing without an object in them. */
    private void removeFolders(Path removed) throws IOException {
        try {
            Path folder = removed.getParent();
            while (folder != null && !folder.equals(directory) && Files.deleteIfExists(folder)) {
                folder = folder.getParent();
            }
        } catch (DirectoryNotEmptyException others) {
            // They stay.
        }
    }

    private Path file(String key) {
        try {
            Path file = directory.resolve(key).normalize();
            if (!file.startsWith(directory) || file.equals(directory)) {
                throw new IllegalArgumentException("key " + key + " leads out of " + directory);
            }
            return file;
        } catch (InvalidPathException e) {
            throw new ObjectStoreException("key " + key + " cannot be the name of a file", false, e);
        }
    }
}
