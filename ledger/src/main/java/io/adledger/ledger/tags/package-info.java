/** What people write on ledgers, tables and streams. Knows nothing of any of them. */
@NullMarked
package io.adledger.ledger.tags;

import org.jspecify.annotations.NullMarked;
