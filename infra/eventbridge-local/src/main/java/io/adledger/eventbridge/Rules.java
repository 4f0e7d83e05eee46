package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** The operations on rules, and on patterns alone. */
final class Rules {

    private static final int MOST = 300;
    private static final String[] FIELDS = {"Name", "Arn", "EventPattern", "State", "Description", "EventBusName"};

    private final Store store;

    Rules(Store store) {
        this.store = store;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "PutRule", this::put,
                "DescribeRule", request -> summary(named(request)),
                "ListRules", this::list,
                "DeleteRule", this::delete,
                "EnableRule", request -> state(request, "ENABLED"),
                "DisableRule", request -> state(request, "DISABLED"),
                "ListRuleNamesByTarget", this::namesByTarget,
                "TestEventPattern", this::test);
    }

    private ObjectNode put(ObjectNode request) {
        String bus = Names.bus(request);
        String name = Names.fresh(request, "Name", 64);
        if (EventPattern.in(request).isEmpty()) {
            throw ApiError.parameter("EventPattern", "it is a required argument; schedules are not supported here.");
        }
        String state = Json.text(request, "State").orElse("ENABLED");
        if (!state.startsWith("ENABLED") && !state.equals("DISABLED")) {
            throw ApiError.parameter("State", "it must be ENABLED or DISABLED.");
        }
        ObjectNode rules = store.rules(bus);
        if (!rules.has(name) && rules.size() >= MOST) {
            throw ApiError.limit(MOST + " rules of an event bus");
        }
        ObjectNode rule = rules.withObjectProperty(name)
                .put("Name", name)
                .put("Arn", Names.ruleArn(bus, name))
                .put("State", state)
                .put("EventBusName", bus);
        rule.remove("Description");
        Json.copy(request, rule, "EventPattern", "Description");
        store.save();
        return Json.object().put("RuleArn", Names.ruleArn(bus, name));
    }

    private ObjectNode list(ObjectNode request) {
        String prefix = Json.text(request, "NamePrefix").orElse("");
        Map<String, ObjectNode> found = new TreeMap<>();
        Store.each(store.rules(Names.bus(request)))
                .filter(rule -> rule.path("Name").asText().startsWith(prefix))
                .forEach(rule -> found.put(rule.path("Name").asText(), summary(rule)));
        return Page.of(request, "Rules", found);
    }

    private ObjectNode delete(ObjectNode request) {
        String name = Json.required(request, "Name");
        ObjectNode rules = store.rules(Names.bus(request));
        if (Store.find(rules, name)
                .filter(rule -> !Store.targets(rule).isEmpty())
                .isPresent()) {
            throw ApiError.invalid("Rule can't be deleted since it has targets.");
        }
        rules.remove(name);
        store.save();
        return Json.object();
    }

    private ObjectNode state(ObjectNode request, String state) {
        named(request).put("State", state);
        store.save();
        return Json.object();
    }

    private ObjectNode namesByTarget(ObjectNode request) {
        String arn = Json.required(request, "TargetArn");
        Map<String, ObjectNode> found = new TreeMap<>();
        Store.each(store.rules(Names.bus(request)))
                .filter(rule -> Store.each(Store.targets(rule))
                        .anyMatch(target -> target.path("Arn").asText().equals(arn)))
                .forEach(rule -> found.put(rule.path("Name").asText(), rule));
        ObjectNode answer = Page.of(request, "RuleNames", found);
        var names = Json.MAPPER.createArrayNode();
        answer.path("RuleNames").forEach(rule -> names.add(rule.path("Name").asText()));
        answer.set("RuleNames", names);
        return answer;
    }

    private ObjectNode test(ObjectNode request) {
        EventPattern pattern = EventPattern.of(Json.required(request, "EventPattern"));
        ObjectNode event = Json.object(Json.required(request, "Event"))
                .orElseThrow(() -> ApiError.parameter("Event", "it is no JSON object."));
        return Json.object().put("Result", pattern.matches(event));
    }

    private ObjectNode named(ObjectNode request) {
        return store.rule(Names.bus(request), Json.required(request, "Name"));
    }

    private static ObjectNode summary(ObjectNode rule) {
        ObjectNode answer = Json.object();
        Json.copy(rule, answer, FIELDS);
        return answer;
    }
}
