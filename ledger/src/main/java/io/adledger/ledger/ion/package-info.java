/**
 * Ion as the ledger uses it: the Ion Hash of a value, {@code dot}, and the ids of everything that has one. Knows
 * nothing else of the ledger.
 */
@NullMarked
package io.adledger.ledger.ion;

import org.jspecify.annotations.NullMarked;
