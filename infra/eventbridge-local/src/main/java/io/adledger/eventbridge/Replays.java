package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The operations on replays, each of which sends an archive's events to its bus again, in a thread of its own. */
final class Replays {

    private static final Set<String> ONGOING = Set.of("STARTING", "RUNNING");

    private final Store store;
    private final Archives archives;
    private final Router router;

    Replays(Store store, Archives archives, Router router) {
        this.store = store;
        this.archives = archives;
        this.router = router;
        Store.each(store.replays()).filter(Replays::isOngoing).forEach(replay -> end(replay, "FAILED")
                .put("StateReason", "The server was stopped."));
    }

    Map<String, Operation> operations() {
        return Map.of(
                "StartReplay", this::start,
                "DescribeReplay", request -> replay(request).deepCopy(),
                "ListReplays", this::list,
                "CancelReplay", this::cancel);
    }

    private ObjectNode start(ObjectNode request) throws IOException {
        String name = Names.fresh(request, "ReplayName", 64);
        ObjectNode archive = archives.archive(Names.of(Json.required(request, "EventSourceArn")));
        String bus = Names.of(Json.required(request.path("Destination"), "Arn"));
        if (!Names.of(archive.path("EventSourceArn").asText()).equals(bus)) {
            throw ApiError.parameter("Destination.Arn", "Cross event bus replay is not permitted.");
        }
        Instant from = time(request, "EventStartTime");
        Instant to = time(request, "EventEndTime");
        if (!from.isBefore(to)) {
            throw ApiError.parameter("EventEndTime", "EventStartTime must be before EventEndTime.");
        }
        if (store.replays().has(name)) {
            throw ApiError.alreadyExists("Replay", name);
        }
        ObjectNode replay = Json.object()
                .put("ReplayName", name)
                .put("ReplayArn", Names.arn("replay", name))
                .put("State", "STARTING")
                .put("ReplayStartTime", Json.seconds(Instant.now()));
        Json.copy(request, replay, "EventSourceArn", "Description", "Destination", "EventStartTime", "EventEndTime");
        store.replays().set(name, replay);
        store.save();
        Thread.ofVirtual().start(() -> run(replay, archive.path("ArchiveName").asText(), bus, from, to));
        ObjectNode answer = Json.object();
        Json.copy(replay, answer, "ReplayArn", "State", "ReplayStartTime");
        return answer;
    }

    private void run(ObjectNode replay, String archive, String bus, Instant from, Instant to) {
        Set<String> rules = new HashSet<>();
        replay.path("Destination").path("FilterArns").forEach(arn -> rules.add(arn.asText()));
        try (Stream<JsonNode> events = events(archive, from, to)) {
            Iterator<JsonNode> each = events.iterator();
            while (each.hasNext() && send(replay, bus, (ObjectNode) each.next(), rules)) {}
            finish(replay, "COMPLETED", "");
        } catch (UncheckedIOException | ApiError e) {
            finish(replay, "FAILED", String.valueOf(e.getMessage()));
        }
    }

    private Stream<JsonNode> events(String archive, Instant from, Instant to) {
        synchronized (store) {
            try {
                return archives.read(archive, from, to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private boolean send(ObjectNode replay, String bus, ObjectNode event, Set<String> rules) {
        synchronized (store) {
            if (!isOngoing(replay)) {
                return false;
            }
            replay.put("State", "RUNNING");
            replay.put(
                    "EventLastReplayedTime",
                    Json.seconds(Instant.parse(event.path("time").asText())));
            router.route(bus, event.put("replay-name", replay.path("ReplayName").asText()), rules);
            return true;
        }
    }

    private void finish(ObjectNode replay, String state, String reason) {
        synchronized (store) {
            if (isOngoing(replay)) {
                end(replay, state);
                if (!reason.isEmpty()) {
                    replay.put("StateReason", reason);
                }
                store.save();
            }
        }
    }

    private ObjectNode list(ObjectNode request) {
        String prefix = Json.text(request, "NamePrefix").orElse("");
        Map<String, ObjectNode> found = new TreeMap<>();
        Store.each(store.replays())
                .filter(replay -> replay.path("ReplayName").asText().startsWith(prefix))
                .forEach(replay -> {
                    ObjectNode one = replay.deepCopy();
                    one.remove(List.of("ReplayArn", "Description", "Destination"));
                    found.put(replay.path("ReplayName").asText(), one);
                });
        return Page.of(request, "Replays", found);
    }

    private ObjectNode cancel(ObjectNode request) {
        ObjectNode replay = replay(request);
        if (!isOngoing(replay)) {
            throw ApiError.status("Replay " + replay.path("ReplayName").asText() + " is not in a valid state.");
        }
        end(replay, "CANCELLED");
        store.save();
        ObjectNode answer = Json.object();
        Json.copy(replay, answer, "ReplayArn", "State");
        return answer;
    }

    private ObjectNode replay(ObjectNode request) {
        String name = Json.required(request, "ReplayName");
        return Store.find(store.replays(), name).orElseThrow(() -> ApiError.notFound("Replay", name));
    }

    private static ObjectNode end(ObjectNode replay, String state) {
        return replay.put("State", state).put("ReplayEndTime", Json.seconds(Instant.now()));
    }

    private static boolean isOngoing(ObjectNode replay) {
        return ONGOING.contains(replay.path("State").asText());
    }

    private static Instant time(ObjectNode request, String field) {
        return Json.time(request, field)
                .orElseThrow(() -> ApiError.parameter(field, field + " is a required argument."));
    }
}
