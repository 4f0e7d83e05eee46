/**
 * The ledger that ads are kept in, as those who write and read it share it: where it is and what tables it has. It is
 * reached by the driver of Amazon QLDB.
 */
@NullMarked
package io.adledger.journal;

import org.jspecify.annotations.NullMarked;
