/** Snapshots: the state of every ad as of one journal position. Only the fold that they are made of is here yet. */
@NullMarked
package io.adledger.snapshot;

import org.jspecify.annotations.NullMarked;
