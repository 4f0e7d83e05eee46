package io.adledger.stream.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ad.stream.UserRecord;
import io.adledger.ledger.files.DurableFile;
import io.adledger.stream.sink.DeadLetter;
import io.adledger.stream.sink.DeadLetters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dead letters of a sink as JSON files in a directory, one each: {@code sink, source, sequenceNumber, index,
 * partitionKey, data} (base64), {@code error, firstAttempt, lastAttempt, attempts}. Thread-safe.
 */
public final class FileDeadLetters implements DeadLetters {

    private static final String ENDING = ".json";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]+-[0-9]+");

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
        String id = letter.sequenceNumber() + "-" + letter.index();
        Optional<KeptLetter> earlier = find(id);
        String now = letter.attemptedAt().toString();
        ObjectNode content = json.createObjectNode()
                .put("sink", letter.sink())
                .put("source", letter.source())
                .put("sequenceNumber", letter.sequenceNumber())
                .put("index", letter.index())
                .put("partitionKey", letter.record().partitionKey())
                .put("data", letter.record().toBytes())
                .put("error", letter.error())
                .put(
                        "firstAttempt",
                        earlier.map(kept -> kept.firstAttempt().toString()).orElse(now))
                .put("lastAttempt", now)
                .put("attempts", earlier.map(KeptLetter::attempts).orElse(0) + 1);
        try {
            DurableFile.replace(file(id), json.writerWithDefaultPrettyPrinter().writeValueAsBytes(content));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the dead letter " + id, e);
        }
    }

    /** The ids of all, in the stream's order. */
    public List<String> ids() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + directory, e);
        }
    }

    /** How many there are. */
    public long count() {
        return ids().size();
    }

    /**
     * A letter.
     *
     * @throws UncheckedIOException if its file cannot be read, or is damaged
     */
    public Optional<KeptLetter> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(letter(id, json.readTree(Files.readAllBytes(file(id)))));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the dead letter " + file(id) + ": " + e.getMessage(), e);
        }
    }

    /** Forgets a letter, if it is there. */
    public synchronized void remove(KeptLetter letter) {
        try {
            Files.deleteIfExists(file(letter.id()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the dead letter " + file(letter.id()), e);
        }
    }

    private static KeptLetter letter(String id, JsonNode content) throws IOException {
        return new KeptLetter(
                id,
                new DeadLetter(
                        content.path("sink").asText(),
                        content.path("source").asText(),
                        content.path("sequenceNumber").asText(),
                        content.path("index").asInt(),
                        new UserRecord(
                                content.path("partitionKey").asText(),
                                ByteBuffer.wrap(content.path("data").binaryValue())),
                        content.path("error").asText(),
                        Instant.parse(content.path("lastAttempt").asText())),
                Instant.parse(content.path("firstAttempt").asText()),
                content.path("attempts").asInt());
    }

    private Path file(String id) {
        return directory.resolve(id + ENDING);
    }
}
