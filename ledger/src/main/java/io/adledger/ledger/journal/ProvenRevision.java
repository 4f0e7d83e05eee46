package io.adledger.ledger.journal;

import java.util.Optional;

/**
 * A revision, and what leads from its {@code hash} to a digest.
 *
 * @param proof none if it was not asked for
 */
public record ProvenRevision(Revision revision, Optional<Proof> proof) {}
