/** Tests of a journal's blocks put together again, and what becomes of them. */
@NullMarked
package io.adledger.ledger.assembly;

import org.jspecify.annotations.NullMarked;
