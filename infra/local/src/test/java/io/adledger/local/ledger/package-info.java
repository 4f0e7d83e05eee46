/** Tests of {@code ./ads ledger}. */
@NullMarked
package io.adledger.local.ledger;

import org.jspecify.annotations.NullMarked;
