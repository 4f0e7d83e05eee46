package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Brings an event to the targets of the rules that match it, and to those who watch. Callers hold the store's monitor. */
final class Router {

    private final Store store;
    private final HttpTargets http;
    private final LiveView live;

    Router(Store store, HttpTargets http, LiveView live) {
        this.store = store;
        this.http = http;
        this.live = live;
    }

    void route(String bus, ObjectNode event) {
        route(bus, event, Set.of());
    }

    /** @param onlyRules the ARNs of the rules that it may go to; all if empty */
    void route(String bus, ObjectNode event, Set<String> onlyRules) {
        live.publish(event);
        Store.each(store.rules(bus))
                .filter(rule -> !rule.path("State").asText().equals("DISABLED"))
                .filter(rule -> onlyRules.isEmpty()
                        || onlyRules.contains(rule.path("Arn").asText()))
                .filter(rule -> EventPattern.in(rule)
                        .map(pattern -> pattern.matches(event))
                        .orElse(false))
                .flatMap(rule -> Store.each(Store.targets(rule)))
                .forEach(target -> http.deliver(target.deepCopy(), event));
    }
}
