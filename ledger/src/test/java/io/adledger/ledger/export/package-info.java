/** Tests of exports. */
@NullMarked
package io.adledger.ledger.export;

import org.jspecify.annotations.NullMarked;
