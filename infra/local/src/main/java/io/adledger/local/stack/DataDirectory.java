package io.adledger.local.stack;

import io.adledger.ledger.files.DurableFile;
import io.adledger.local.CommandFailure;
import io.adledger.local.LedgerCredentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The folder with everything that a stack keeps, claimed by one process at a time.
 *
 * <p>The claim is a lock on the file {@code up.lock}, which the operating system gives back when the process ends,
 * however it ends. While claimed the file names the process; a stack that stopped in order leaves it empty.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel lockFile;
    private final boolean leftInDisorder;
    private final String identity;

    private DataDirectory(Path root, FileChannel lockFile) throws IOException {
        this.root = root;
        this.lockFile = lockFile;
        this.leftInDisorder = lockFile.size() > 0;
        this.identity = readOrCreateIdentity(root.resolve("identity"));
        lockFile.truncate(0);
        write(lockFile, "process " + ProcessHandle.current().pid());
    }

    /**
     * Claims a folder, which is created if need be.
     *
     * @throws CommandFailure if another process has it, or it cannot be written
     */
    static DataDirectory claim(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(root);
            Path lock = root.resolve("up.lock");
            FileChannel file = FileChannel.open(
                    lock, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!isLocked(file)) {
                file.close();
                throw new CommandFailure("another AdLedger (" + Files.readString(lock) + ") is running on " + root
                        + ": stop it first, or choose another folder with --data DIR");
            }
            return new DataDirectory(root, file);
        } catch (FileAlreadyExistsException notAFolder) {
            throw new CommandFailure(root + " is not a folder: choose one with --data DIR", notAFolder);
        } catch (IOException failure) {
            throw new CommandFailure(
                    "cannot use " + root + ": " + failure.getClass().getSimpleName() + " "
                            + CommandFailure.reasonOf(failure),
                    failure);
        }
    }

    public Path root() {
        return root;
    }

    public Path ledger() {
        return root.resolve("ledger");
    }

    /** The object store: a folder for each bucket. */
    public Path buckets() {
        return root.resolve("buckets");
    }

    /** The key of the ledger. */
    public Path credentials() {
        return LedgerCredentials.in(root);
    }

    public Path dynamoDb() {
        return root.resolve("dynamodb");
    }

    /** The search index. */
    public Path search() {
        return root.resolve("search");
    }

    /** The event bus: its rules, its archives. */
    public Path events() {
        return root.resolve("events");
    }

    /** What waits for the archive of the journal. */
    public Path archivePending() {
        return root.resolve("archive-pending");
    }

    /** What does not make a whole block of the replica yet. */
    public Path replicaPending() {
        return root.resolve("replica-pending");
    }

    /** How far each replay came. */
    public Path replays() {
        return root.resolve("replays");
    }

    /** How far each sink of the stream came. */
    public Path checkpoints() {
        return root.resolve("checkpoints");
    }

    /** The records that sinks could do nothing with, a folder for each sink. */
    public Path deadLetters() {
        return root.resolve("dead-letters");
    }

    public Path log() {
        return root.resolve("adledger.log");
    }

    /** Tells this folder from every other, for as long as it exists. */
    public String identity() {
        return identity;
    }

    /** Whether the stack that had it before was killed. */
    boolean wasLeftInDisorder() {
        return leftInDisorder;
    }

    /** Gives the folder back, as left in order. */
    @Override
    public void close() throws IOException {
        if (lockFile.isOpen()) {
            lockFile.truncate(0);
            lockFile.close();
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static String readOrCreateIdentity(Path file) throws IOException {
        if (!Files.exists(file)) {
            DurableFile.replace(file, UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        }
        return Files.readString(file).strip();
    }

    private static void write(FileChannel file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }
}
