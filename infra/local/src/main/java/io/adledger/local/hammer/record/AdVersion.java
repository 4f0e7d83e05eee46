package io.adledger.local.hammer.record;

import java.time.Instant;
import java.util.Optional;

/**
 * A version of an ad, as the ledger's history has it.
 *
 * @param by the operation that made it, if the version says so
 * @param content nothing of a deletion
 */
public record AdVersion(
        String adId,
        long version,
        Instant committedAt,
        String eventType,
        Optional<OperationId> by,
        Optional<Content> content) {}
