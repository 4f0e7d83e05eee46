package io.adledger.command.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The JSON object in a request's body. Numbers are read as the decimals that they are, and of two members of one name
 * none is chosen: that is an error.
 */
final class JsonBody {

    /** Ads are lists in objects; deeper is no ad. */
    private static final int DEEPEST = 16;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private final ObjectNode members;

    private JsonBody(ObjectNode members) {
        this.members = members;
    }

    /**
     * Reads a body.
     *
     * @throws ProblemException if it is not JSON, or no object
     */
    static JsonBody read(Optional<byte[]> body) {
        byte[] bytes = body.orElseGet(() -> new byte[0]);
        try (JsonParser parser = JSON.createParser(bytes)) {
            return read(parser);
        } catch (JsonProcessingException e) {
            throw malformed(
                    "The body is not JSON: " + Sentence.of(e.getOriginalMessage()) + Sentence.at(e.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonBody read(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            throw malformed("The body is empty; it must be a JSON object.");
        }
        JsonNode value = JSON.readTree(parser);
        if (parser.nextToken() != null) {
            throw malformed("The body goes on after its JSON value" + Sentence.at(parser.currentTokenLocation()));
        }
        if (value instanceof ObjectNode members) {
            return new JsonBody(members);
        }
        throw malformed("The body must be a JSON object.");
    }

    /** The object's members. */
    ObjectNode members() {
        return members;
    }

    /** The object in JSON, in a form that is the same for equal objects however their members are ordered. */
    String canonical() {
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemKind.MALFORMED_JSON, detail);
    }
}
