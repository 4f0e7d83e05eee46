/** Snapshots and replays beside the stores that they read and write. */
@NullMarked
package io.adledger.bench.replay;

import org.jspecify.annotations.NullMarked;
