package io.adledger.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The envelope of an ad's event, as readers see it.
 *
 * @param type {@code AdCreated}, {@code AdUpdated} or {@code AdDeleted}
 * @param changed the names of the fields that it changed
 */
public record AdEventView(
        String id,
        String type,
        Instant occurredAt,
        Optional<String> actor,
        Optional<String> commandId,
        List<String> changed) {

    public AdEventView {
        changed = List.copyOf(changed);
    }
}
