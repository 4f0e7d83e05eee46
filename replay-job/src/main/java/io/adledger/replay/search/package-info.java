/** Indexes for searches, as a replay writes and reads them. */
@NullMarked
package io.adledger.replay.search;

import org.jspecify.annotations.NullMarked;
