package io.adledger.command.ad;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The requests with idempotency keys that this process works on. Those of other processes are not known here: the
 * journal lets one of two through, and the other then finds its receipt.
 */
final class RunningRequests {

    private final Set<String> keys = ConcurrentHashMap.newKeySet();

    /** What the work returns; none if there is work under this key. */
    <R> Optional<R> alone(String key, Supplier<R> work) {
        if (!keys.add(key)) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            keys.remove(key);
        }
    }
}
