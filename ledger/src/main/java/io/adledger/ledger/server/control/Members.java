package io.adledger.ledger.server.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.ledger.tags.Tags;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The members of a JSON object, each checked when it is asked for. Those that nobody asks for are passed over. */
final class Members {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final BigDecimal MILLISECONDS = BigDecimal.valueOf(1000);
    private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

    private final JsonNode object;

    private Members(JsonNode object) {
        this.object = object;
    }

    /** The members of a body; none if it is empty. */
    static Members of(String body) {
        if (body.isEmpty()) {
            return new Members(JSON.createObjectNode());
        }
        try {
            return of("body", JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw Fault.invalidParameter("body", "The body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static Members of(String name, JsonNode node) {
        if (!node.isObject()) {
            throw Fault.invalidParameter(name, "The member " + name + " is not an object");
        }
        return new Members(node);
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    Optional<String> text(String name) {
        return member(name).map(node -> {
            if (!node.isTextual()) {
                throw Fault.invalidParameter(name, "The member " + name + " is not a string");
            }
            return node.textValue();
        });
    }

    String requiredText(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    Optional<Boolean> flag(String name) {
        return member(name).map(node -> {
            if (!node.isBoolean()) {
                throw Fault.invalidParameter(name, "The member " + name + " is not a boolean");
            }
            return node.booleanValue();
        });
    }

    /** One of the constants of an enum. */
    <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
        return text(name).map(chosen -> Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(chosen))
                .findFirst()
                .orElseThrow(() -> Fault.invalidParameter(
                        name, "The member " + name + " is not one of " + Arrays.toString(choices.getEnumConstants()))));
    }

    <E extends Enum<E>> E requiredChoice(String name, Class<E> choices) {
        return choice(name, choices).orElseThrow(() -> missing(name));
    }

    /** A time: seconds since 1970 with decimals, or ISO 8601. */
    Optional<Instant> time(String name) {
        return member(name).map(node -> {
            if (node.isNumber()) {
                BigDecimal seconds = node.decimalValue();
                if (seconds.abs().compareTo(LAST_SECOND) <= 0) {
                    return Instant.ofEpochMilli(seconds.multiply(MILLISECONDS).longValue());
                }
            } else if (node.isTextual()) {
                try {
                    return Instant.parse(node.textValue());
                } catch (DateTimeParseException e) {
                    throw Fault.invalidParameter(name, "The member " + name + " is not a time");
                }
            }
            throw Fault.invalidParameter(name, "The member " + name + " is not a time");
        });
    }

    Instant requiredTime(String name) {
        return time(name).orElseThrow(() -> missing(name));
    }

    Optional<Members> object(String name) {
        return member(name).map(node -> of(name, node));
    }

    Members requiredObject(String name) {
        return object(name).orElseThrow(() -> missing(name));
    }

    /** The objects of an array; none if it is not there. */
    List<Members> objects(String name) {
        return member(name)
                .map(node -> {
                    if (!node.isArray()) {
                        throw Fault.invalidParameter(name, "The member " + name + " is not an array");
                    }
                    return node.valueStream().map(element -> of(name, element)).toList();
                })
                .orElse(List.of());
    }

    byte[] requiredBytes(String name) {
        try {
            return Base64.getDecoder().decode(requiredText(name));
        } catch (IllegalArgumentException e) {
            throw Fault.invalidParameter(name, "The member " + name + " is not Base64");
        }
    }

    /** Keys and their values; a value of null is taken for an empty one. */
    Optional<Tags> tags() {
        return object("Tags").map(tags -> {
            Map<String, String> values = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> tag : tags.object.properties()) {
                values.put(tag.getKey(), tags.text(tag.getKey()).orElse(""));
            }
            return Tags.of(values);
        });
    }

    static Fault missing(String name) {
        return Fault.invalidParameter(name, "The parameter " + name + " is missing");
    }
}
