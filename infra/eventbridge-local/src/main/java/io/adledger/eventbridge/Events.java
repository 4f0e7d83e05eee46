package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** PutEvents: entries become events, which are archived and then routed. */
final class Events {

    private static final int MOST_ENTRIES = 10;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int BYTES_OF_TIME = 14;

    private final Store store;
    private final Archives archives;
    private final Router router;

    Events(Store store, Archives archives, Router router) {
        this.store = store;
        this.archives = archives;
        this.router = router;
    }

    Map<String, Operation> operations() {
        return Map.of("PutEvents", this::put);
    }

    private ObjectNode put(ObjectNode request) throws IOException {
        JsonNode entries = request.path("Entries");
        if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
            throw ApiError.invalid("1 validation error detected: Value at 'entries' failed to satisfy constraint: "
                    + "Member must have length between 1 and " + MOST_ENTRIES);
        }
        long bytes = 0;
        for (JsonNode entry : entries) {
            bytes += bytes(entry);
        }
        if (bytes > MOST_BYTES) {
            throw ApiError.invalid("Total size of the entries in the request is over the limit.");
        }
        return accept(entries);
    }

    private ObjectNode accept(JsonNode entries) throws IOException {
        Map<String, List<ObjectNode>> taken = new LinkedHashMap<>();
        ObjectNode answer = Json.object();
        ArrayNode results = Json.MAPPER.createArrayNode();
        int failed = 0;
        for (JsonNode entry : entries) {
            Optional<ObjectNode> fault = fault(entry);
            if (fault.isPresent()) {
                failed++;
                results.add(fault.get());
            } else {
                ObjectNode event = event(entry);
                taken.computeIfAbsent(Names.bus(entry), _ -> new ArrayList<>()).add(event);
                results.addObject().put("EventId", event.path("id").asText());
            }
        }
        for (Map.Entry<String, List<ObjectNode>> ofBus : taken.entrySet()) {
            archives.keep(ofBus.getKey(), ofBus.getValue());
        }
        taken.forEach((bus, events) -> events.forEach(event -> router.route(bus, event)));
        answer.put("FailedEntryCount", failed).set("Entries", results);
        return answer;
    }

    private Optional<ObjectNode> fault(JsonNode entry) {
        for (String field : List.of("Source", "DetailType", "Detail")) {
            if (Json.text(entry, field).orElse("").isEmpty()) {
                return Optional.of(error(
                        "InvalidArgument",
                        "Parameter " + field + " is not valid. Reason: " + field + " is a required argument."));
            }
        }
        if (Json.object(entry.path("Detail").asText()).isEmpty()) {
            return Optional.of(error("MalformedDetail", "Detail is malformed."));
        }
        if (!store.buses().has(Names.bus(entry))) {
            return Optional.of(
                    error("ResourceNotFoundException", "Event bus " + Names.bus(entry) + " does not exist."));
        }
        return Optional.empty();
    }

    private static ObjectNode error(String code, String message) {
        return Json.object().put("ErrorCode", code).put("ErrorMessage", message);
    }

    private static ObjectNode event(JsonNode entry) {
        Instant time = Json.time(entry, "Time").orElseGet(Instant::now).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode event = Json.object()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", entry.path("DetailType").asText())
                .put("source", entry.path("Source").asText())
                .put("account", Names.ACCOUNT)
                .put("time", time.toString())
                .put("region", Names.REGION);
        ArrayNode resources = event.putArray("resources");
        entry.path("Resources").forEach(resources::add);
        Json.object(entry.path("Detail").asText()).ifPresent(detail -> event.set("detail", detail));
        return event;
    }

    private static long bytes(JsonNode entry) {
        long bytes = entry.hasNonNull("Time") ? BYTES_OF_TIME : 0;
        for (String field : List.of("Source", "DetailType", "Detail")) {
            bytes += bytesOf(entry.path(field));
        }
        for (JsonNode resource : entry.path("Resources")) {
            bytes += bytesOf(resource);
        }
        return bytes;
    }

    private static long bytesOf(JsonNode text) {
        return text.asText().getBytes(StandardCharsets.UTF_8).length;
    }
}
