package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The operations on archives, and the events in them: a file for each archive. */
final class Archives {

    private final Store store;
    private final Path folder;
    private final Map<String, EventLog> logs = new ConcurrentHashMap<>();

    Archives(Store store, Path folder) throws IOException {
        this.store = store;
        this.folder = folder;
        for (ObjectNode archive : Store.each(store.archives()).toList()) {
            open(archive.path("ArchiveName").asText());
        }
    }

    Map<String, Operation> operations() {
        return Map.of(
                "CreateArchive", this::create,
                "DescribeArchive", this::describe,
                "ListArchives", this::list,
                "DeleteArchive", this::delete);
    }

    /** Appends events of a bus to the archives that want them; they are durable then. */
    void keep(String bus, List<ObjectNode> events) throws IOException {
        for (ObjectNode archive : Store.each(store.archives()).toList()) {
            if (Names.of(archive.path("EventSourceArn").asText()).equals(bus)) {
                List<ObjectNode> wanted = events.stream()
                        .filter(event -> EventPattern.in(archive)
                                .map(pattern -> pattern.matches(event))
                                .orElse(true))
                        .toList();
                if (!wanted.isEmpty()) {
                    open(archive.path("ArchiveName").asText()).append(wanted);
                }
            }
        }
    }

    /** The events of an archive between two times, the second not included; to be closed. */
    Stream<JsonNode> read(String name, Instant from, Instant to) throws IOException {
        int days = archive(name).path("RetentionDays").asInt(0);
        Instant kept = days == 0 ? Instant.MIN : Instant.now().minus(Duration.ofDays(days));
        return open(name).read().filter(event -> {
            Instant time = Instant.parse(event.path("time").asText());
            return !time.isBefore(from) && time.isBefore(to) && !time.isBefore(kept);
        });
    }

    ObjectNode archive(String name) {
        return Store.find(store.archives(), name).orElseThrow(() -> ApiError.notFound("Archive", name));
    }

    private ObjectNode create(ObjectNode request) throws IOException {
        String name = Names.fresh(request, "ArchiveName", 48);
        store.bus(Names.of(Json.required(request, "EventSourceArn")));
        EventPattern.in(request);
        if (store.archives().has(name)) {
            throw ApiError.alreadyExists("Archive", name);
        }
        ObjectNode archive = Json.object()
                .put("ArchiveName", name)
                .put("ArchiveArn", Names.arn("archive", name))
                .put("State", "ENABLED")
                .put("CreationTime", Json.seconds(Instant.now()));
        Json.copy(request, archive, "EventSourceArn", "Description", "EventPattern", "RetentionDays");
        open(name);
        store.archives().set(name, archive);
        store.save();
        ObjectNode answer = Json.object();
        Json.copy(archive, answer, "ArchiveArn", "State", "CreationTime");
        return answer;
    }

    private ObjectNode describe(ObjectNode request) throws IOException {
        return described(archive(Json.required(request, "ArchiveName")));
    }

    private ObjectNode described(ObjectNode archive) throws IOException {
        EventLog log = open(archive.path("ArchiveName").asText());
        return archive.deepCopy().put("EventCount", log.count()).put("SizeBytes", log.size());
    }

    private ObjectNode list(ObjectNode request) throws IOException {
        String prefix = Json.text(request, "NamePrefix").orElse("");
        Map<String, ObjectNode> found = new TreeMap<>();
        for (ObjectNode archive : Store.each(store.archives()).toList()) {
            String name = archive.path("ArchiveName").asText();
            if (name.startsWith(prefix)) {
                ObjectNode one = described(archive);
                one.remove(List.of("ArchiveArn", "Description", "EventPattern"));
                found.put(name, one);
            }
        }
        return Page.of(request, "Archives", found);
    }

    private ObjectNode delete(ObjectNode request) throws IOException {
        String name = Json.required(request, "ArchiveName");
        archive(name);
        store.archives().remove(name);
        store.save();
        open(name).delete();
        logs.remove(name);
        return Json.object();
    }

    private EventLog open(String name) throws IOException {
        EventLog log = logs.get(name);
        if (log == null) {
            log = new EventLog(folder.resolve(name + ".events"));
            logs.put(name, log);
        }
        return log;
    }
}
