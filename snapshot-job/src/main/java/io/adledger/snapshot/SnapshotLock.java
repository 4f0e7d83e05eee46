package io.adledger.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to change the snapshots of a stack, of one thread of one process at a time. The operating system gives it back
 * when the process ends, however it ends.
 */
public final class SnapshotLock implements AutoCloseable {

    private final FileChannel file;

    private SnapshotLock(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes the lock of a folder, which is made if need be; none if another has it.
     *
     * @throws UncheckedIOException if the folder cannot be used
     */
    public static Optional<SnapshotLock> tryHold(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel file =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isHeld(file)) {
                return Optional.of(new SnapshotLock(file));
            }
            file.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isHeld(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give the lock back: " + e.getMessage(), e);
        }
    }
}
