/**
 * Verifies what a QLDB-compatible ledger hands out, by the published rules alone: blocks, the chain they form, proofs,
 * exports, and that one digest's journal is the beginning of another's. Shares no code with the ledger.
 */
@NullMarked
package io.adledger.verifier;

import org.jspecify.annotations.NullMarked;
