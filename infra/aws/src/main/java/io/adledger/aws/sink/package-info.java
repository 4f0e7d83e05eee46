/** The sinks of the ledger's stream, and the stores that they write. */
@NullMarked
package io.adledger.aws.sink;

import org.jspecify.annotations.NullMarked;
