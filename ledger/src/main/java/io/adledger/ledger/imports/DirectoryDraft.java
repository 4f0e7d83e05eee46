package io.adledger.ledger.imports;

import io.adledger.ledger.files.DurableFile;
import io.adledger.ledger.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * A directory in the making, beside the place where it will be: there it appears as a whole, or not at all. What a process
 * that was killed left of one is removed by the next for the same place. Not thread-safe.
 */
public final class DirectoryDraft implements AutoCloseable {

    private static final String SUFFIX = ".partial";

    private final Path target;
    private final Path folder;
    private final Path draft;
    private final Path there;
    private boolean completed;

    /** The draft is not right beside its target: what looks for ledgers there must not take it for one. */
    private DirectoryDraft(Path target, Path folder, Path draft, Path there) {
        this.there = there;
        this.target = target;
        this.folder = folder;
        this.draft = draft;
    }

    /**
     * An empty draft of a directory.
     *
     * @throws TargetNotEmptyException if there is something in that directory already
     * @throws UncheckedIOException if it cannot be made
     */
    public static DirectoryDraft of(Path directory) {
        Path target = directory.toAbsolutePath().normalize();
        try {
            if (Files.exists(target) && !isEmpty(target)) {
                throw new TargetNotEmptyException(target);
            }
            Path folder = target.resolveSibling(target.getFileName() + SUFFIX);
            Folders.remove(folder);
            Path there = nearestThatIsThere(target);
            Path draft = Files.createDirectories(folder.resolve(String.valueOf(target.getFileName())));
            return new DirectoryDraft(target, folder, draft, there);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + target + ": " + e.getMessage(), e);
        }
    }

    private static Path nearestThatIsThere(Path target) {
        Path nearest = target;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Where to write. */
    public Path path() {
        return draft;
    }

    /** Puts the directory into its place, durably; its files must be closed. */
    public void complete() {
        try {
            try (Stream<Path> files = Files.walk(draft)) {
                for (Path file : files.toList()) {
                    DurableFile.sync(file);
                }
            }
            Files.deleteIfExists(target);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
            DurableFile.sync(target.resolveSibling("."));
            completed = true;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot complete " + target + ": " + e.getMessage(), e);
        }
    }

    /** Removes the draft unless it was completed, and the directories that were made to hold it. */
    @Override
    public void close() {
        try {
            Folders.remove(folder);
            for (Path made = target.getParent();
                    !completed && made != null && !made.equals(there) && isEmpty(made);
                    made = made.getParent()) {
                Files.delete(made);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + folder + ": " + e.getMessage(), e);
        }
    }
}
