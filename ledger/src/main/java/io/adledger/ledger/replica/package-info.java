/** Ledgers that follow another by its stream, block for block, with the same hashes. */
@NullMarked
package io.adledger.ledger.replica;

import org.jspecify.annotations.NullMarked;
