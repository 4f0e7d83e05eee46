package io.adledger.snapshot.aws;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.adledger.snapshot.SnapshotMoments;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which snapshot is asked for: the body of {@code POST /snapshots}, or the event of a schedule, whose times stand for round
 * moments: {@code {"at": TIME, "beginningOf": "day"}}.
 *
 * @param at none for the end of the last full month
 * @param round to the beginning of what of {@code at}, in UTC: a day, an hour or a minute
 */
record SnapshotRequest(Optional<Instant> at, Optional<ChronoUnit> round) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AT = "at";
    private static final String BEGINNING_OF = "beginningOf";
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("day", ChronoUnit.DAYS, "hour", ChronoUnit.HOURS, "minute", ChronoUnit.MINUTES);

    /**
     * Reads a request.
     *
     * @param text in JSON; blank or {@code null} for one that names no moment
     * @throws InvalidRequestException if it is none
     */
    static SnapshotRequest parse(String text) {
        JsonNode json = json(text);
        if (json.isMissingNode() || json.isNull()) {
            return new SnapshotRequest(Optional.empty(), Optional.empty());
        }
        if (!json.isObject()) {
            throw new InvalidRequestException("The request must be an object, such as {\"at\": TIME}.");
        }
        Set<String> unknown = new TreeSet<>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(Set.of(AT, BEGINNING_OF));
        if (!unknown.isEmpty()) {
            throw new InvalidRequestException("The request has what is not known: " + String.join(", ", unknown) + ".");
        }
        if (json.has(BEGINNING_OF) && !json.has(AT)) {
            throw new InvalidRequestException("beginningOf wants a time in at.");
        }
        return new SnapshotRequest(
                Optional.ofNullable(json.get(AT)).map(SnapshotRequest::time),
                Optional.ofNullable(json.get(BEGINNING_OF)).map(SnapshotRequest::unit));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw new InvalidRequestException("The request is not JSON: " + e.getOriginalMessage() + ".");
        }
    }

    private static Instant time(JsonNode at) {
        try {
            return Instant.parse(at.asText());
        } catch (DateTimeParseException e) {
            throw new InvalidRequestException("at must be a time such as 2026-01-31T00:00:00Z.");
        }
    }

    private static ChronoUnit unit(JsonNode beginningOf) {
        ChronoUnit unit = UNITS.get(beginningOf.asText());
        if (unit == null) {
            throw new InvalidRequestException("beginningOf must be day, hour or minute.");
        }
        return unit;
    }

    /** The moment that is asked for. */
    Instant moment(SnapshotMoments moments) {
        Instant moment = at.orElseGet(moments::endOfLastMonth);
        return round.map(moment::truncatedTo).orElse(moment);
    }
}
