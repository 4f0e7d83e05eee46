package io.adledger.local.stack.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.api.problem.ProblemException;
import io.adledger.api.problem.ProblemKind;
import io.adledger.replay.job.ReplayRequest;
import io.adledger.replay.job.ReplayRequest.Target;
import io.adledger.state.StateStoreSettings;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What operators ask for with {@code POST /replays}: {@code {"ad", "to", "table" or "index", "fromSnapshot", "rate",
 * "follow"}}, each of them optional.
 */
record ReplayBody(ReplayRequest request, boolean follow) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of("ad", "to", "table", "index", "fromSnapshot", "rate", "follow");

    /** @throws ProblemException 400 if it is not that; it names what is wrong */
    static ReplayBody of(@Nullable String body) {
        JsonNode json = object(body == null || body.isBlank() ? "{}" : body);
        for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw wrong(name + " is not known; there are: ad, to, table, index, fromSnapshot, rate, follow.");
            }
        }
        if (json.has("table") && json.has("index")) {
            throw wrong("table and index do not go together: they are two replays.");
        }
        boolean follow = json.path("follow").asBoolean();
        if (json.has("follow") && !json.path("follow").isBoolean()) {
            throw wrong("follow must be true or false.");
        }
        Target target = text(json, "index")
                .map(Target::index)
                .orElseGet(() -> Target.table(text(json, "table").orElse(StateStoreSettings.DEFAULT_TABLE)));
        if (!target.name().matches("[A-Za-z0-9][A-Za-z0-9_.-]{2,100}")) {
            throw wrong(target + " is no name: 3 to 101 letters, digits, '_', '.' and '-'.");
        }
        Optional<Instant> to = text(json, "to").map(ReplayBody::time);
        if (follow && to.isPresent()) {
            throw wrong("follow and to do not go together: what is past does not follow.");
        }
        return new ReplayBody(
                new ReplayRequest(
                        text(json, "ad"),
                        to,
                        target,
                        text(json, "fromSnapshot").orElse(ReplayRequest.AUTO),
                        rate(json)),
                follow);
    }

    private static JsonNode object(String body) {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException e) {
            // As below.
        }
        throw new ProblemException(
                ProblemKind.MALFORMED_JSON, "The body must be an object, such as {\"table\": \"ads-2\"}.");
    }

    private static Optional<String> text(JsonNode json, String name) {
        if (!json.has(name)) {
            return Optional.empty();
        }
        if (!json.path(name).isTextual()) {
            throw wrong(name + " must be a text.");
        }
        return Optional.of(json.path(name).asText());
    }

    private static OptionalDouble rate(JsonNode json) {
        if (!json.has("rate")) {
            return OptionalDouble.empty();
        }
        double rate = json.path("rate").isNumber() ? json.path("rate").asDouble() : 0;
        if (!(rate > 0)) {
            throw wrong("rate must be a number above 0.");
        }
        return OptionalDouble.of(rate);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong("to must be a time such as 2026-01-31T00:00:00Z.");
        }
    }

    private static ProblemException wrong(String detail) {
        return new ProblemException(ProblemKind.BAD_REQUEST, detail);
    }
}
