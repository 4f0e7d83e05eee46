/** {@code ./ads snapshot}: snapshots of all ads, made from the ledger of a stack on this machine, and looked after. */
@NullMarked
package io.adledger.local.snapshot;

import org.jspecify.annotations.NullMarked;
