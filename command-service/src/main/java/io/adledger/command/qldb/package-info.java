/** The journal of ads in a ledger, by the driver of Amazon QLDB. */
@NullMarked
package io.adledger.command.qldb;

import org.jspecify.annotations.NullMarked;
