/**
 * Tables, documents, history, indexes and the Merkle tree as views of the journal: rebuilt by applying its blocks, read as of one
 * position. Knows the journal, and nothing of statements or transactions.
 */
@NullMarked
package io.adledger.ledger.storage;

import org.jspecify.annotations.NullMarked;
