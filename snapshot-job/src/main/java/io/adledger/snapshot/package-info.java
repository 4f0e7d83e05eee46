/**
 * Snapshots: the state of every ad as of one position of the ledger's journal, with the digest that proves it. How they are
 * made, read, verified, kept free of what was redacted, and pruned.
 */
@NullMarked
package io.adledger.snapshot;

import org.jspecify.annotations.NullMarked;
