package io.adledger.stream.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.ad.stream.UserRecord;
import io.adledger.stream.sink.DeadLetter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A dead letter as a message: JSON with {@code sink, source, sequenceNumber, index, partitionKey, data} (gzip, base64),
 * {@code error, attemptedAt}.
 */
final class LetterText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LetterText() {}

    static String of(DeadLetter letter) {
        try {
            return JSON.writeValueAsString(JSON.createObjectNode()
                    .put("sink", letter.sink())
                    .put("source", letter.source())
                    .put("sequenceNumber", letter.sequenceNumber())
                    .put("index", letter.index())
                    .put("partitionKey", letter.record().partitionKey())
                    .put("data", zipped(letter.record().toBytes()))
                    .put("error", letter.error())
                    .put("attemptedAt", letter.attemptedAt().toString()));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isIn(JsonNode message) {
        return message.hasNonNull("data") && message.hasNonNull("sequenceNumber");
    }

    /**
     * The letter in a message.
     *
     * @throws IllegalArgumentException if it is damaged
     */
    static DeadLetter in(JsonNode message) {
        try {
            return new DeadLetter(
                    message.path("sink").asText(),
                    message.path("source").asText(),
                    message.path("sequenceNumber").asText(),
                    message.path("index").asInt(),
                    new UserRecord(
                            message.path("partitionKey").asText(),
                            ByteBuffer.wrap(unzipped(message.path("data").binaryValue()))),
                    message.path("error").asText(),
                    Instant.parse(message.path("attemptedAt").asText()));
        } catch (IOException | DateTimeParseException e) {
            throw new IllegalArgumentException("the dead letter is damaged: " + e.getMessage(), e);
        }
    }

    private static byte[] zipped(byte[] bytes) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return gzip.readAllBytes();
        }
    }
}
