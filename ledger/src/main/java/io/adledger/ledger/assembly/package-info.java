/**
 * Blocks put together again from the records of a stream, whatever their order, batching and duplication, each verified after
 * the one before. Knows the journal, and nothing of what becomes of the blocks.
 */
@NullMarked
package io.adledger.ledger.assembly;

import org.jspecify.annotations.NullMarked;
