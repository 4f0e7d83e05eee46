/** What clients asked for, when, and what they were told; and what the ledger has in the end. */
@NullMarked
package io.adledger.local.hammer.record;

import org.jspecify.annotations.NullMarked;
