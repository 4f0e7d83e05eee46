package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** The operations on event buses. */
final class Buses {

    private static final int MOST = 100;

    private final Store store;

    Buses(Store store) {
        this.store = store;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreateEventBus", this::create,
                "DescribeEventBus", this::describe,
                "ListEventBuses", this::list,
                "DeleteEventBus", this::delete);
    }

    private ObjectNode create(ObjectNode request) {
        String name = Names.fresh(request, "Name", 256);
        ObjectNode buses = store.buses();
        if (buses.has(name)) {
            throw ApiError.alreadyExists("Event bus", name);
        }
        if (buses.size() >= MOST) {
            throw ApiError.limit(MOST + " event buses");
        }
        ObjectNode bus = buses.putObject(name)
                .put("Name", name)
                .put("Arn", Names.arn("event-bus", name))
                .put("CreationTime", Json.seconds(Instant.now()))
                .put("LastModifiedTime", Json.seconds(Instant.now()));
        Json.copy(request, bus, "Description");
        store.save();
        ObjectNode answer = Json.object().put("EventBusArn", Names.arn("event-bus", name));
        Json.copy(bus, answer, "Description");
        return answer;
    }

    private ObjectNode describe(ObjectNode request) {
        return summary(store.bus(Names.of(Json.text(request, "Name").orElse(Names.DEFAULT_BUS))));
    }

    private ObjectNode list(ObjectNode request) {
        String prefix = Json.text(request, "NamePrefix").orElse("");
        Map<String, ObjectNode> found = new TreeMap<>();
        Store.each(store.buses())
                .filter(bus -> bus.path("Name").asText().startsWith(prefix))
                .forEach(bus -> found.put(bus.path("Name").asText(), summary(bus)));
        return Page.of(request, "EventBuses", found);
    }

    private ObjectNode delete(ObjectNode request) {
        String name = Json.required(request, "Name");
        if (name.equals(Names.DEFAULT_BUS)) {
            throw ApiError.invalid("Cannot delete event bus default.");
        }
        if (store.buses().has(name)) {
            if (!store.rules(name).isEmpty()) {
                throw ApiError.invalid("Event bus " + name + " can't be deleted since it has rules.");
            }
            store.buses().remove(name);
            store.save();
        }
        return Json.object();
    }

    private static ObjectNode summary(ObjectNode bus) {
        ObjectNode answer = Json.object();
        Json.copy(bus, answer, "Name", "Arn", "Description", "CreationTime", "LastModifiedTime");
        return answer;
    }
}
