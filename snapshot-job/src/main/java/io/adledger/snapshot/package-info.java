/** Snapshots: the state of every ad as of one journal position, scheduled and on demand. To come; nothing is here yet. */
@NullMarked
package io.adledger.snapshot;

import org.jspecify.annotations.NullMarked;
