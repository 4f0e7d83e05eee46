/**
 * PartiQL: a statement is compiled once into a plan, and executed against what one transaction sees. Reads and writes
 * go through {@link io.adledger.ledger.storage.LedgerReader} and {@link io.adledger.ledger.partiql.LedgerWriter}.
 */
@NullMarked
package io.adledger.ledger.partiql;

import org.jspecify.annotations.NullMarked;
