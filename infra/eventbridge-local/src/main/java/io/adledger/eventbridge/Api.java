package io.adledger.eventbridge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The operations by their names. They exclude each other. Thread-safe. */
final class Api {

    private static final String PREFIX = "AWSEvents.";

    private final Store store;
    private final Map<String, Operation> operations = new ConcurrentHashMap<>();

    Api(Path folder, HttpTargets targets, LiveView live) throws IOException {
        store = new Store(folder);
        Archives archives = new Archives(store, folder.resolve("archives"));
        Router router = new Router(store, targets, live);
        List.of(
                        new Buses(store).operations(),
                        new Rules(store).operations(),
                        new Targets(store).operations(),
                        archives.operations(),
                        new Replays(store, archives, router).operations(),
                        new Events(store, archives, router).operations())
                .forEach(operations::putAll);
    }

    /**
     * The answer to a request.
     *
     * @param target the operation, as the header {@code X-Amz-Target} has it
     * @throws ApiError if it is refused
     */
    ObjectNode answer(String target, String body) {
        Operation operation = target.startsWith(PREFIX) ? operations.get(target.substring(PREFIX.length())) : null;
        if (operation == null) {
            throw ApiError.unknown(target);
        }
        ObjectNode request = Json.object(body).orElseThrow(() -> ApiError.invalid("The request is no JSON object."));
        synchronized (store) {
            try {
                // A copy, since it is written down when others change what is kept.
                return operation.answer(request).deepCopy();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
