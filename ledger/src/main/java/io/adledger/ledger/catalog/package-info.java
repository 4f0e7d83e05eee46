/**
 * The ledgers of one server: which there are, what is known of each beside its journal, and how they come and go. Knows
 * ledgers as a whole; what is in them is none of its business.
 */
@NullMarked
package io.adledger.ledger.catalog;

import org.jspecify.annotations.NullMarked;
