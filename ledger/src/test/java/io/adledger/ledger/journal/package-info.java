/** Tests of the journal. */
@NullMarked
package io.adledger.ledger.journal;

import org.jspecify.annotations.NullMarked;
