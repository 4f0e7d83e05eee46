/** The stream processor: the ledger's stream in, the stores that readers use out. */
@NullMarked
package io.adledger.stream;

import org.jspecify.annotations.NullMarked;
