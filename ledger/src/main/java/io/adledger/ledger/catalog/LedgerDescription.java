package io.adledger.ledger.catalog;

import java.time.Instant;

/**
 * What is known of a ledger.
 *
 * @param arn the Amazon Resource Name that it was created with
 * @param createdAt to the millisecond
 */
public record LedgerDescription(
        String name,
        String arn,
        Instant createdAt,
        LedgerState state,
        PermissionsMode permissionsMode,
        boolean deletionProtection,
        Tags tags) {

    LedgerDescription in(LedgerState newState) {
        return new LedgerDescription(name, arn, createdAt, newState, permissionsMode, deletionProtection, tags);
    }

    LedgerDescription with(PermissionsMode mode) {
        return new LedgerDescription(name, arn, createdAt, state, mode, deletionProtection, tags);
    }

    LedgerDescription withDeletionProtection(boolean on) {
        return new LedgerDescription(name, arn, createdAt, state, permissionsMode, on, tags);
    }

    LedgerDescription with(Tags newTags) {
        return new LedgerDescription(name, arn, createdAt, state, permissionsMode, deletionProtection, newTags);
    }
}
