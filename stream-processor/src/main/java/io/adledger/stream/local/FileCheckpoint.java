package io.adledger.stream.local;

import io.adledger.ledger.files.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a reader of the stream came, in a file of its own. Survives a crash at any moment. One writer. */
public final class FileCheckpoint {

    private final Path file;
    private volatile @Nullable String position;

    private FileCheckpoint(Path file, @Nullable String position) {
        this.file = file;
        this.position = position;
    }

    /**
     * The checkpoint in a file, which need not be there yet.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static FileCheckpoint open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String stored = Files.exists(file)
                    ? Files.readString(file, StandardCharsets.UTF_8).strip()
                    : null;
            return new FileCheckpoint(file, stored);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the checkpoint " + file, e);
        }
    }

    /** The sequence number of the last record that is done with. */
    public Optional<String> position() {
        return Optional.ofNullable(position);
    }

    /**
     * Moves on; durable when this returns.
     *
     * @throws UncheckedIOException if it cannot be written; the checkpoint is then where it was
     */
    public void advance(String sequenceNumber) {
        try {
            DurableFile.replace(file, (sequenceNumber + "\n").getBytes(StandardCharsets.UTF_8));
            position = sequenceNumber;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the checkpoint " + file + ": " + e.getMessage(), e);
        }
    }

    /** Forgets it. */
    void remove() {
        try {
            Files.deleteIfExists(file);
            position = null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the checkpoint " + file, e);
        }
    }
}
