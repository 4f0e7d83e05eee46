package io.adledger.ledger.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.adledger.ledger.transaction.Ledger;
import io.adledger.ledger.transaction.Ledgers;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * How the ledgers are: {@code {status, ledgers: [name], failed: {name: reason}}}, with 503 while one of them commits
 * nothing any more. Thread-safe.
 */
final class Health {

    private final Ledgers ledgers;
    private final Supplier<SortedMap<String, String>> unopened;

    /**
     * The health of ledgers.
     *
     * @param unopened ledgers that should be open and are not, with the reason
     */
    Health(Ledgers ledgers, Supplier<SortedMap<String, String>> unopened) {
        this.ledgers = ledgers;
        this.unopened = unopened;
    }

    Answer answer() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode failed = JsonNodeFactory.instance.objectNode();
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        for (String name : ledgers.names()) {
            names.add(name);
            failure(name).ifPresent(failure -> failed.put(name, String.valueOf(failure.getMessage())));
        }
        unopened.get().forEach(failed::put);
        json.put("status", failed.isEmpty() ? "UP" : "DOWN").set("ledgers", names);
        if (!failed.isEmpty()) {
            json.set("failed", failed);
        }
        return Answer.json(failed.isEmpty() ? 200 : 503, json.toString());
    }

    private Optional<RuntimeException> failure(String name) {
        return ledgers.find(name).flatMap(Ledger::failure);
    }
}
