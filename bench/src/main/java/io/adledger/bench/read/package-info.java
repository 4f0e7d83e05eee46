/**
 * Reads, digests and proofs in ledgers of growing size, measured with JMH in a process of its own each.
 */
@NullMarked
package io.adledger.bench.read;

import org.jspecify.annotations.NullMarked;
