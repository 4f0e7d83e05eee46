package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The operations on the targets of rules: HTTP URLs on the loopback interface. */
final class Targets {

    private static final int MOST = 5;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Store store;

    Targets(Store store) {
        this.store = store;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "PutTargets", this::put,
                "ListTargetsByRule", this::list,
                "RemoveTargets", this::remove);
    }

    private ObjectNode put(ObjectNode request) {
        ObjectNode targets = Store.targets(rule(request));
        ObjectNode changed = targets.deepCopy();
        if (request.path("Targets").isEmpty()) {
            throw ApiError.parameter("Targets", "Targets is a required argument.");
        }
        for (JsonNode target : request.path("Targets")) {
            check(target);
            changed.set(Names.fresh(target, "Id", 64), target);
        }
        if (changed.size() > MOST) {
            throw ApiError.limit(MOST + " targets of a rule");
        }
        targets.setAll(changed);
        store.save();
        return done();
    }

    private ObjectNode list(ObjectNode request) {
        Map<String, ObjectNode> found = new TreeMap<>();
        Store.each(Store.targets(rule(request)))
                .forEach(target -> found.put(target.path("Id").asText(), target));
        return Page.of(request, "Targets", found);
    }

    private ObjectNode remove(ObjectNode request) {
        ObjectNode targets = Store.targets(rule(request));
        ObjectNode answer = done();
        int failed = 0;
        for (JsonNode id : request.path("Ids")) {
            if (targets.remove(id.asText()) == null) {
                failed++;
                answer.withArrayProperty("FailedEntries")
                        .addObject()
                        .put("TargetId", id.asText())
                        .put("ErrorCode", "ResourceNotFoundException")
                        .put("ErrorMessage", "The target does not exist.");
            }
        }
        store.save();
        return answer.put("FailedEntryCount", failed);
    }

    private ObjectNode rule(ObjectNode request) {
        return store.rule(Names.bus(request), Json.required(request, "Rule"));
    }

    private static void check(JsonNode target) {
        URI uri;
        try {
            uri = URI.create(Json.required(target, "Arn"));
        } catch (IllegalArgumentException e) {
            throw ApiError.parameter("Arn", "Provided Arn is not in correct format.");
        }
        boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!http || uri.getHost() == null || !LOOPBACK.contains(uri.getHost())) {
            throw ApiError.parameter("Arn", "targets are HTTP URLs on the loopback interface here.");
        }
        TargetInput.of(target);
    }

    private static ObjectNode done() {
        ObjectNode answer = Json.object().put("FailedEntryCount", 0);
        answer.putArray("FailedEntries");
        return answer;
    }
}
