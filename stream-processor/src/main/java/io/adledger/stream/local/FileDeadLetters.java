package io.adledger.stream.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.stream.projection.DeadLetter;
import io.adledger.stream.projection.DeadLetters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Dead letters as JSON files in a directory, one each: {@code source, sequenceNumber, index, partitionKey, data} (base64),
 * {@code error, firstAttempt, lastAttempt, attempts}. Thread-safe.
 */
public final class FileDeadLetters implements DeadLetters {

    private static final String ENDING = ".json";

    private final ObjectMapper json = new ObjectMapper();
    private final Path directory;

    private FileDeadLetters(Path directory) {
        this.directory = directory;
    }

    /**
     * The dead letters in a directory, which is made if need be.
     *
     * @throws UncheckedIOException if that fails
     */
    public static FileDeadLetters open(Path directory) {
        try {
            return new FileDeadLetters(Files.createDirectories(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use " + directory + " for dead letters", e);
        }
    }

    @Override
    public synchronized void add(DeadLetter letter) {
        Path file = directory.resolve(letter.sequenceNumber() + "-" + letter.index() + ENDING);
        try {
            String now = letter.attemptedAt().toString();
            JsonNode earlier = Files.exists(file) ? json.readTree(Files.readAllBytes(file)) : json.createObjectNode();
            ObjectNode content = json.createObjectNode()
                    .put("source", letter.source())
                    .put("sequenceNumber", letter.sequenceNumber())
                    .put("index", letter.index())
                    .put("partitionKey", letter.record().partitionKey())
                    .put("data", letter.record().toBytes())
                    .put("error", letter.error())
                    .put("firstAttempt", earlier.path("firstAttempt").asText(now))
                    .put("lastAttempt", now)
                    .put("attempts", earlier.path("attempts").asInt(0) + 1);
            DurableFile.write(file, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** How many there are. */
    public long count() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ENDING)).count();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }
}
