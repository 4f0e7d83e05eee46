/** Judges the answers that clients were given by what the ledger has, without a stack. */
@NullMarked
package io.adledger.local.hammer.checks;

import org.jspecify.annotations.NullMarked;
