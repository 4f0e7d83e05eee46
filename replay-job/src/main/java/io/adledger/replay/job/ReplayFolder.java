package io.adledger.replay.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.adledger.ledger.files.DurableFile;
import io.adledger.ledger.files.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a replay: the request, the state, the fold, and whether it is to be cancelled. One process at a time runs
 * it; any may look. Thread-safe.
 */
public final class ReplayFolder {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int CLAIMS = 10;
    private static final Duration BETWEEN_CLAIMS = Duration.ofMillis(20);

    private final Path folder;

    ReplayFolder(Path folder) {
        this.folder = folder;
    }

    /** Claims the right to run a replay, until closed. */
    public record Claim(FileChannel file) implements AutoCloseable {

        @Override
        public void close() {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The replay's id. */
    public String id() {
        return String.valueOf(folder.getFileName());
    }

    /** The folder of the fold. */
    Path fold() {
        return folder.resolve("fold");
    }

    /** What was asked for. */
    public ReplayRequest request() {
        return ReplayJson.request(read("request.json"));
    }

    /** How far it is, as it was written last. */
    public ReplayState state() {
        return ReplayJson.state(read("state.json"));
    }

    void write(ReplayRequest request) {
        write("request.json", ReplayJson.of(request));
    }

    void write(ReplayState state) {
        write("state.json", ReplayJson.of(state));
    }

    boolean isWhole() {
        return Files.exists(folder.resolve("request.json")) && Files.exists(folder.resolve("state.json"));
    }

    /** Has whoever runs it stop before long. */
    public void cancel() {
        try {
            Files.write(folder.resolve("cancel"), new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot cancel " + id(), e);
        }
    }

    /** Whether it is to stop. */
    boolean isCancelled() {
        return Files.exists(folder.resolve("cancel"));
    }

    void forgetCancelling() {
        try {
            Files.deleteIfExists(folder.resolve("cancel"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Claims the right to run it; none if another has it, in this process or elsewhere. */
    public Optional<Claim> claim() {
        Optional<Claim> claim = tryToClaim();
        // Who looks whether it runs has the claim for a moment.
        for (int attempt = 1; claim.isEmpty() && attempt < CLAIMS; attempt++) {
            LockSupport.parkNanos(BETWEEN_CLAIMS.toNanos());
            claim = tryToClaim();
        }
        return claim;
    }

    private Optional<Claim> tryToClaim() {
        try {
            FileChannel file =
                    FileChannel.open(folder.resolve("running"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = locked(file);
            if (lock == null) {
                file.close();
                return Optional.empty();
            }
            return Optional.of(new Claim(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + folder, e);
        }
    }

    private static @Nullable FileLock locked(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException held) {
            return null;
        }
    }

    /** Whether a process is at it now. */
    public boolean isRunning() {
        Optional<Claim> claim = tryToClaim();
        claim.ifPresent(Claim::close);
        return claim.isEmpty();
    }

    /** Removes what only a run needs. */
    void removeFold() {
        Folders.remove(fold());
    }

    private JsonNode read(String name) {
        try {
            return JSON.readTree(Files.readAllBytes(folder.resolve(name)));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("replay " + id() + " is damaged: " + name, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read replay " + id(), e);
        }
    }

    private void write(String name, JsonNode json) {
        try {
            DurableFile.replace(
                    folder.resolve(name), JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder.resolve(name), e);
        }
    }
}
