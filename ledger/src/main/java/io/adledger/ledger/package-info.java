/** A QLDB-compatible ledger: engine and server. */
@NullMarked
package io.adledger.ledger;

import org.jspecify.annotations.NullMarked;
