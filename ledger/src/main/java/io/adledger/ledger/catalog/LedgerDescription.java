package io.adledger.ledger.catalog;

import io.adledger.ledger.tags.Tags;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a ledger.
 *
 * @param arn the Amazon Resource Name that it was created with
 * @param createdAt to the millisecond
 * @param resourceTags the tags of its tables and streams, by {@code table/ID} and {@code stream/ID}; those that have not
 *     been changed since their table was created are not here
 * @param replica whether it takes the blocks of another ledger, and no writes
 */
public record LedgerDescription(
        String name,
        String arn,
        Instant createdAt,
        LedgerState state,
        PermissionsMode permissionsMode,
        boolean deletionProtection,
        Tags tags,
        Map<String, Tags> resourceTags,
        boolean replica) {

    public LedgerDescription {
        resourceTags = Collections.unmodifiableMap(new TreeMap<>(resourceTags));
    }

    LedgerDescription in(LedgerState newState) {
        return new LedgerDescription(
                name, arn, createdAt, newState, permissionsMode, deletionProtection, tags, resourceTags, replica);
    }

    LedgerDescription with(PermissionsMode mode) {
        return new LedgerDescription(
                name, arn, createdAt, state, mode, deletionProtection, tags, resourceTags, replica);
    }

    LedgerDescription withDeletionProtection(boolean on) {
        return new LedgerDescription(name, arn, createdAt, state, permissionsMode, on, tags, resourceTags, replica);
    }

    LedgerDescription with(Tags newTags) {
        return new LedgerDescription(
                name, arn, createdAt, state, permissionsMode, deletionProtection, newTags, resourceTags, replica);
    }

    LedgerDescription withTagsOf(String resource, Tags newTags) {
        Map<String, Tags> changed = new TreeMap<>(resourceTags);
        changed.put(resource, newTags);
        return new LedgerDescription(
                name, arn, createdAt, state, permissionsMode, deletionProtection, tags, changed, replica);
    }

    LedgerDescription promoted() {
        return new LedgerDescription(
                name, arn, createdAt, state, permissionsMode, deletionProtection, tags, resourceTags, false);
    }
}
