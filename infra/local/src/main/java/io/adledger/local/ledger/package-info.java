/** {@code ./ads ledger}: work on a ledger itself, rather than on the ads in it. */
@NullMarked
package io.adledger.local.ledger;

import org.jspecify.annotations.NullMarked;
