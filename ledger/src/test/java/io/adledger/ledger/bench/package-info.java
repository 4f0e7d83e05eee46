/** Programs that measure the ledger in its own process; the figures they gave stand in {@code docs/performance.md}. */
@NullMarked
package io.adledger.ledger.bench;

import org.jspecify.annotations.NullMarked;
