package io.adledger.ledger.journal;

import java.util.Optional;

/**
 * A block, and what leads from its {@code blockHash} to a digest.
 *
 * @param proof none if it was not asked for
 */
public record ProvenBlock(Block block, Optional<Proof> proof) {}
