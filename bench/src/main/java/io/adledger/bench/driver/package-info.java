/** Transactions through the unmodified QLDB driver: with the ledger, and with a server that does nothing but answer. */
@NullMarked
package io.adledger.bench.driver;

import org.jspecify.annotations.NullMarked;
