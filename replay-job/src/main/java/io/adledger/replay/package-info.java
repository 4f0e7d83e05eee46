/**
 * Replay: a state store made right, or made again, from the ledger's journal as of any block, and compared with it. The
 * journal is folded on disk, written in parallel, and read back as proof.
 */
@NullMarked
package io.adledger.replay;

import org.jspecify.annotations.NullMarked;
