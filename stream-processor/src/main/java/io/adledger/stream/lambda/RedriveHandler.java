package io.adledger.stream.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.stream.sink.RecordProcessor;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Gives dead letters to a sink once more: records as they were set aside, and places in the stream that Lambda gave up on, whose
 * records are read again. Thread-safe.
 */
final class RedriveHandler {

    private static final Logger LOG = LoggerFactory.getLogger(RedriveHandler.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RecordProcessor processor;
    private final StreamReader stream;

    RedriveHandler(RecordProcessor processor, StreamReader stream) {
        this.processor = processor;
        this.stream = stream;
    }

    /** Whether a message is done with; otherwise it is to come again, until its queue gives it back to the dead letters. */
    boolean redrive(String messageId, String body) {
        Optional<String> error = attempt(body);
        error.ifPresent(why -> LOG.warn("dead letter {} fails again: {}", messageId, why));
        return error.isEmpty();
    }

    private Optional<String> attempt(String body) {
        try {
            JsonNode message = JSON.readTree(body);
            if (StreamPlace.isIn(message)) {
                return again(StreamPlace.in(message));
            }
            if (LetterText.isIn(message)) {
                return processor.redrive(LetterText.in(message));
            }
            return Optional.of("it is neither a record nor a place in the stream");
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.of("it cannot be read: " + e.getMessage());
        }
    }

    private Optional<String> again(StreamPlace place) {
        try {
            Set<String> failed = processor.apply(stream.read(place));
            return failed.isEmpty() ? Optional.empty() : Optional.of("records " + failed + " are to come again");
        } catch (SdkException | StreamReader.GoneException e) {
            return Optional.of(e.toString());
        }
    }
}
