/** Tests of transactions and of the ledger as a whole. */
@NullMarked
package io.adledger.ledger.transaction;

import org.jspecify.annotations.NullMarked;
