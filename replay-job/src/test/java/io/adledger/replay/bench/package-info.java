/** How fast replays are, beside what their stores do by themselves. */
@NullMarked
package io.adledger.replay.bench;

import org.jspecify.annotations.NullMarked;
