package io.adledger.ledger.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces files so that a crash at any moment leaves the old content or the new. Thread-safe for different files. */
public final class DurableFile {

    /** What the name of a draft ends with, which a crash may leave beside the file. */
    public static final String DRAFT = ".new";

    private DurableFile() {}

    /**
     * Writes a file as a whole, in place of what was there; durable when this returns. One writer per file.
     *
     * @param file in a folder that is there
     * @throws IOException if it cannot be written; the old content still stands
     */
    public static void replace(Path file, byte[] content) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + DRAFT);
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        // The new name is in the folder, which has to be on the disk, too.
        sync(file.resolveSibling("."));
    }

    /** Has a file, or the names in a folder, be on the disk when this returns. */
    public static void sync(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
