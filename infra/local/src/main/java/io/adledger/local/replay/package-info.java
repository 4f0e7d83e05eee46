/** {@code ./ads replay}: state stores made again from the ledger of a stack on this machine, and compared with it. */
@NullMarked
package io.adledger.local.replay;

import org.jspecify.annotations.NullMarked;
