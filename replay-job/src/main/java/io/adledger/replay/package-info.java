/** Replay: rebuilding one ad or all ads from the ledger, up to a moment. To come; nothing is here yet. */
@NullMarked
package io.adledger.replay;

import org.jspecify.annotations.NullMarked;
